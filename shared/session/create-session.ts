import type { Diagnosis } from '../diagnose/cause';
import { type Address, type AddressText, toAddress, writeAddress } from '../document/address';
import { applyCommand } from '../document/apply-command';
import type { Command, CommandContext, Refusal, Step } from '../document/command';
import { applyDiff, type Change, type Diff, reverseDiff } from '../document/diff';
import { type ProjectDocument, shapeAt } from '../document/document';
import { type History, lastStep, NO_HISTORY, recordStep, stepBack, stepForward } from '../document/history';
import { calculationOf } from '../engine/calculation';
import { type CompileProblem, explainCompileProblem } from '../engine/compile-problem';
import { Engine } from '../engine/engine';
import { addSummaries } from '../engine/finding';
import { countByRule } from '../engine/state-counts';
import { formKindIn, partDiff, withoutForms } from '../forms/form-changes';
import { FormSet } from '../forms/form-set';
import { type ShownSum, sumChanges, withSums } from '../forms/form-sums';
import { present } from '../kit/assert';
import { append } from '../kit/lists';
import { failed, ok, type Result } from '../kit/result';
import { finish, type Steps } from '../kit/steps';
import type { Pack } from '../pack/pack';
import { hasRows, ROW_NAME } from '../pack/row-keys';
import { codeLevels, isListedCode } from '../pack/table-shape';
import { bookCell } from './book-cell';
import { explainCell, explainFormula } from './explain-cell';
import { joined, judging } from './joined-findings';
import { kindIn, type LocatedCell, shownIn, viewOf } from './located-cell';
import { rowNameAt } from './row-name';
import { searchCausesIn, searchWhileOpen } from './search-causes';
import type { Session, SessionChange } from './session';

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
  const formsOver = (document: ProjectDocument): FormSet =>
    new FormSet(pack, document, (address) => {
      const number = engine.number(address);
      return number === undefined ? null : engine.shown(number);
    });
  let forms = formsOver(start);
  /** What cells of the project's own tables show of the forms. */
  let sums: readonly ShownSum[] = [];
  /** Brings the sums up to date; answers with the cells that show something else, those of forms linked to them too. */
  const followForms = (now: ProjectDocument): readonly AddressText[] => {
    const next = forms.sums();
    const changes = sumChanges(sums, next);
    if (changes.length === 0) return [];
    sums = next;
    const moved = engine.update(withSums(now, sums), changes);
    if (!moved.ok) throw new Error(`Entries do not compile anew, yet: ${moved.problem.kind}`);
    const own = moved.value ?? [];
    return [...own, ...forms.followProject([], own)];
  };
  followForms(start);
  let document = start;
  let history: History = NO_HISTORY;
  const sumCells = new Set(pack.forms.flatMap((kind) => kind.sums.map(({ cell }) => writeAddress(cell))));
  const isSum = (address: Address): boolean => sumCells.size > 0 && sumCells.has(writeAddress(address));
  const listeners = new Set<(change: SessionChange) => void>();

  /** Changes the document and all that is computed from it, and tells nobody. */
  const move = (diff: Diff): Result<Moved, Refusal> => {
    const changed = applyDiff(document, diff);
    const parts = partDiff(
      diff,
      (book) => (formKindIn(pack, changed, book) ?? formKindIn(pack, document, book)) !== undefined,
    );
    const moved = engine.update(withSums(changed, sums), parts.own);
    if (!moved.ok) return failed({ kind: 'rules-do-not-fit', reason: explainCompileProblem(moved.problem) });
    const inForms = forms.update(changed, [...parts.forms, ...parts.facts], moved.value);
    if (!inForms.ok) throw new Error(`The rules of a form do not fit its rows: ${inForms.problem.kind}`);
    document = changed;
    const touchesSums =
      parts.forms.length > 0 ||
      moved.value === undefined ||
      inForms.value?.length !== 0 ||
      parts.own.some((change) => change.kind === 'entry' && isSum(change));
    const summed = touchesSums ? followForms(changed) : [];
    return ok(moved.value && inForms.value ? [...moved.value, ...inForms.value, ...summed] : undefined);
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
      forms = formsOver(document);
      sums = [];
      followForms(document);
      throw fault;
    }
  };

  const publish = (command: SessionChange['command'], diff: Diff, moved: Moved): SessionChange => {
    const change = { command, diff, cells: moved ?? [], structure: moved === undefined };
    for (const listener of listeners) listener(change);
    return change;
  };

  const kindOf: CommandContext['kindOf'] = (address) => {
    const kind = kindIn(locate(address)) ?? cell(address)?.kind;
    return kind === 'override' ? 'derived' : kind;
  };

  /** The engine that has the cell: the project's, or its form's. */
  const locate = (address: Address): LocatedCell | undefined => {
    const { book, table, line, column } = address;
    // Asked for every cell that is drawn: most stand in the project's own tables.
    const ofForm = book === undefined ? undefined : forms.engineOf(book);
    const own = { table, line, column };
    const number = (ofForm ?? engine).number(ofForm ? own : address);
    if (number === undefined) return undefined;
    if (!ofForm || book === undefined) return { engine, number, prefix: '' };
    const from = forms.linkOf(book, own);
    return { engine: ofForm, number, prefix: `${book}.`, ...(from ? { from } : {}) };
  };

  const diffOf = (step: Step): Result<Diff, Refusal> =>
    applyCommand(step, {
      document,
      kindOf,
      typeOf: (address) => present(session.shown(address), 'the cell is there').type,
      formulaOf: (address) => present(cell(address)?.formula, 'a derived cell has a formula').text,
      levelsOf: (place) => {
        const found = shapeAt(pack, document, place);
        return found ? codeLevels(found) : undefined;
      },
      hasRows: (place) => {
        const found = shapeAt(pack, document, place);
        return found !== undefined && hasRows(found);
      },
      isCode: (place, code) => {
        const found = shapeAt(pack, document, place);
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
      const diff = diffOf(step);
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
  const knownCauses = (): Diagnosis | undefined =>
    diagnosed?.of === document ? diagnosed.diagnosis : undefined;
  const fork = (): Session => {
    // A line of a table is tried: what forms come to, they come to all the same, and none is computed again.
    const trial = createSession(pack, withoutForms(pack, withSums(document, sums)));
    if (!trial.ok) throw new Error(`An open session does not compile: ${trial.problem.kind}`);
    return trial.value;
  };
  const searchCauses = (): Steps<Diagnosis> =>
    searchWhileOpen(
      () => document,
      () => searchCausesIn(session, engine, fork),
      (of, diagnosis) => {
        diagnosed = { of, diagnosis };
      },
    );

  const cell: Session['cell'] = (at) => {
    const address = typeof at === 'string' ? toAddress(at) : at;
    if (address.column === ROW_NAME) return rowNameAt(pack, document, address);
    const found = locate(address);
    if (found || address.book === undefined) return found && viewOf(found);
    const { book: _, ...own } = address;
    return bookCell(address, { pack, books: document.books, own: cell(own) });
  };

  const session: Session = {
    pack,
    document: () => document,
    cell,
    shown: (at) => {
      const address = typeof at === 'string' ? toAddress(at) : at;
      const found = address.column === ROW_NAME ? undefined : locate(address);
      return found ? shownIn(found) : cell(address);
    },
    forms: {
      ids: () => forms.ids(),
      figures: () => forms.figures(),
      summaries: () => forms.summaries(),
      summaryOf: (book) => forms.summaryOf(book),
      failingIn: (book) => forms.failingIn(book),
      shown: (book, place) => forms.shown(book, place),
    },
    findings: () => joined(engine.findings(), forms.findings()),
    failing: () => joined(engine.failing(), forms.failing()),
    outstanding: () => joined(engine.outstanding(), forms.outstanding()),
    statesByRule: () => countByRule(engine.statesByRule(), forms.findings()),
    summary: () => addSummaries(engine.summary(), forms.counts()),
    isJudged: () => engine.isJudged(),
    judging: () => judging(engine, forms),
    causes: () => knownCauses() ?? finish(searchCauses()),
    knownCauses,
    searchCauses,
    findingsOf: (text) => {
      const address = toAddress(text);
      return forms.isForm(address.book)
        ? joined(engine.findingsOf(text), forms.findingsOf(address))
        : engine.findingsOf(text);
    },
    // A form is printed in its own unit, whatever the tables are shown in.
    sentence: (finding, scale) => {
      const [first] = finding.cells;
      const book = first === undefined ? undefined : toAddress(first).book;
      return forms.isForm(book) ? finding.message : engine.sentence(finding, scale);
    },
    explain: (at) => {
      const found = locate(typeof at === 'string' ? toAddress(at) : at);
      return found && explainCell(found, forms);
    },
    explainFormula: (at) => {
      const found = locate(typeof at === 'string' ? toAddress(at) : at);
      return found && explainFormula(found);
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
    wouldChange: diffOf,
    undo: () => travel('undo', stepBack(history)),
    redo: () => travel('redo', stepForward(history)),
    canUndo: () => history.done !== undefined,
    canRedo: () => history.undone !== undefined,
    step: () => lastStep(history),
    calculation: () => calculationOf(pack, engine.model()),
    trial: () => sessionOver(pack, withoutForms(pack, withSums(document, sums)), engine.trial()),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  return session;
}
