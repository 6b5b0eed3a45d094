import type { Diagnosis } from '../diagnose/cause';
import { diagnose } from '../diagnose/diagnose';
import type { AddressText, TablePlace } from '../document/address';
import { applyCommand } from '../document/apply-command';
import type { Command, CommandContext, Refusal, Step } from '../document/command';
import { applyDiff, type Change, type Diff, reverseDiff } from '../document/diff';
import type { ProjectDocument } from '../document/document';
import { type History, lastStep, NO_HISTORY, recordStep, stepBack, stepForward } from '../document/history';
import { Engine } from '../engine/engine';
import { type CompileProblem, explainCompileProblem } from '../engine/program';
import { present } from '../kit/assert';
import { append } from '../kit/lists';
import { failed, ok, type Result } from '../kit/result';
import { tablesOfKind } from '../pack/book';
import type { Pack, Table } from '../pack/pack';
import { codeLevels, isListedCode } from '../pack/table-shape';
import { explainCell } from './explain-cell';
import { withMissingLines } from './missing-lines';
import type { CellView, Session, SessionChange } from './session';

/** Cells that show something else; `undefined` when lines came or went and all may. */
type Moved = readonly AddressText[] | undefined;

/** Opens a document for work. Fails only when the pack's rules do not compile over its lines. */
export function createSession(pack: Pack, start: ProjectDocument): Result<Session, CompileProblem> {
  const started = Engine.start(pack, start);
  return started.ok ? ok(sessionOver(pack, start, started.value)) : started;
}

/** Opens a document for work over an engine that has computed it already (an import's). */
export function sessionOver(pack: Pack, start: ProjectDocument, computed: Engine): Session {
  let engine = computed;
  let document = start;
  let history: History = NO_HISTORY;
  const listeners = new Set<(change: SessionChange) => void>();

  /** Changes the document and all that is computed from it, and tells nobody. */
  const move = (diff: Diff): Result<Moved, Refusal> => {
    const changed = applyDiff(document, diff);
    const moved = engine.update(changed, diff);
    if (!moved.ok) return failed({ kind: 'rules-do-not-fit', reason: explainCompileProblem(moved.problem) });
    document = changed;
    return moved;
  };

  /** Moves between states that were there before, over whose lines the rules are known to fit. */
  const moveBack = (diff: Diff): Moved => {
    const moved = move(diff);
    if (!moved.ok) throw new Error('The rules no longer fit lines that they fitted before');
    return moved.value;
  };

  /** A fault on the way leaves nothing half done: the session stands as before, and the fault goes on to be told. */
  const whole = <Answer>(act: () => Answer): Answer => {
    const before = { document, history };
    try {
      return act();
    } catch (fault) {
      ({ document, history } = before);
      const again = Engine.start(pack, document);
      if (again.ok) engine = again.value;
      throw fault;
    }
  };

  const publish = (command: SessionChange['command'], diff: Diff, moved: Moved): SessionChange => {
    const change = { command, diff, cells: moved ?? [], structure: moved === undefined };
    for (const listener of listeners) listener(change);
    return change;
  };

  const kindOf: CommandContext['kindOf'] = (address) => {
    const number = engine.number(address);
    if (number === undefined) return undefined;
    const kind = engine.kind(number);
    return kind === 'override' ? 'derived' : kind;
  };

  const shapeAt = ({ book, table }: TablePlace): Table | undefined => {
    const kind = book === undefined ? undefined : document.books.get(book)?.kind;
    const tables = kind === undefined ? pack.tables : tablesOfKind(pack, kind);
    return tables.find(({ id }) => id === table);
  };

  const judge = (step: Step): Result<Diff, Refusal> =>
    applyCommand(step, {
      document,
      kindOf,
      typeOf: (address) => engine.cellAt(present(engine.number(address), 'the cell is there')).type,
      formulaOf: (address) => cell(address)?.formula?.text ?? '',
      levelsOf: (place) => {
        const found = shapeAt(place);
        return found ? codeLevels(found) : undefined;
      },
      isCode: (place, code) => {
        const found = shapeAt(place);
        return found !== undefined && isListedCode(found, code);
      },
    });

  const takeBack = <Refused>(done: Diff, refused: Refused): Refused => {
    if (done.length > 0) moveBack(reverseDiff(done));
    return refused;
  };

  /** Carries steps out one after another; a refusal takes back those before it. */
  const carryOut = (
    steps: readonly Step[],
  ): Result<{ readonly diff: Diff; readonly moved: Moved }, Refusal> => {
    const done: Change[] = [];
    const cells = new Set<AddressText>();
    let structure = false;
    for (const step of steps) {
      const diff = judge(step);
      if (!diff.ok) {
        if (diff.problem.kind === 'nothing-to-do') continue;
        return takeBack(done, diff);
      }
      const moved = move(diff.value);
      if (!moved.ok) return takeBack(done, moved);
      append(done, diff.value);
      structure ||= moved.value === undefined;
      for (const text of moved.value ?? []) cells.add(text);
    }
    if (done.length === 0) return failed({ kind: 'nothing-to-do' });
    return ok({ diff: done, moved: structure ? undefined : [...cells] });
  };

  const run = (command: Command): ReturnType<Session['run']> => {
    const done = whole(() => carryOut(command.kind === 'together' ? command.steps : [command]));
    if (!done.ok) return done;
    history = recordStep(history, done.value.diff);
    return ok(publish(command.kind, done.value.diff, done.value.moved));
  };

  const travel = (command: 'undo' | 'redo', step: ReturnType<typeof stepBack>): SessionChange | undefined => {
    if (!step) return undefined;
    const moved = whole(() => moveBack(step.diff));
    history = step.history;
    return publish(command, step.diff, moved);
  };

  /** Searched when asked for, and once for a document. */
  let diagnosed: { readonly of: ProjectDocument; readonly diagnosis: Diagnosis } | undefined;
  const search = (): Diagnosis =>
    withMissingLines(session, diagnose(engine), () => {
      const trial = createSession(pack, document);
      if (!trial.ok) throw new Error(`An open session does not compile: ${trial.problem.kind}`);
      return trial.value;
    });
  const causes = (): Diagnosis => {
    if (diagnosed?.of !== document) diagnosed = { of: document, diagnosis: search() };
    return diagnosed.diagnosis;
  };

  const cell: Session['cell'] = (address) => {
    const number = engine.number(address);
    return number === undefined ? undefined : viewOf(engine, number);
  };

  const session: Session = {
    pack,
    document: () => document,
    cell,
    findings: () => engine.findings(),
    failing: () => engine.failing(),
    summary: () => engine.summary(),
    causes,
    findingsOf: (address) => engine.findingsOf(address),
    sentence: (finding, scale) => engine.sentence(finding, scale),
    explain: (address) => {
      const number = engine.number(address);
      return number === undefined ? undefined : explainCell(engine, number, viewOf(engine, number));
    },
    addresses: () =>
      engine
        .cells()
        .filter((known) => known.address.book === undefined)
        .map((known) => known.text),
    offers: () =>
      engine.offers().map(({ identity, target, source }) => ({
        rule: identity.rule,
        target: engine.cellAt(target).address,
        source: engine.cellAt(source).address,
      })),
    run,
    undo: () => travel('undo', stepBack(history)),
    redo: () => travel('redo', stepForward(history)),
    canUndo: () => history.done !== undefined,
    canRedo: () => history.undone !== undefined,
    step: () => lastStep(history),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  return session;
}

function viewOf(engine: Engine, number: number): CellView {
  const { text, type } = engine.cellAt(number);
  const derivation = engine.derivation(number);
  const computed = engine.computed(number);
  return {
    address: text,
    value: engine.shown(number),
    kind: engine.kind(number),
    type,
    ...(derivation && computed !== undefined ? { computed } : {}),
    ...(derivation
      ? {
          formula: { rule: derivation.rule.id, text: derivation.rule.text, meaning: derivation.rule.meaning },
        }
      : {}),
  };
}
