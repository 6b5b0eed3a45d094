import type { Address, AddressText } from '../document/address';
import { applyCommand } from '../document/apply-command';
import type { Command, CommandContext } from '../document/command';
import { applyDiff, type Diff } from '../document/diff';
import type { ProjectDocument } from '../document/document';
import { type History, NO_HISTORY, recordStep, stepBack, stepForward } from '../document/history';
import { Engine } from '../engine/engine';
import type { Finding } from '../engine/finding';
import { summarize } from '../engine/findings';
import type { CompileProblem } from '../engine/program';
import { ok, type Result } from '../kit/result';
import type { Pack } from '../pack/pack';
import { codeLevels } from '../pack/table-shape';
import { explainCell } from './explain-cell';
import type { CellView, Session, SessionChange } from './session';

/** Opens a document for work. Fails only when the pack's rules do not compile over its lines. */
export function createSession(pack: Pack, start: ProjectDocument): Result<Session, CompileProblem> {
  const started = Engine.start(pack, start);
  if (!started.ok) return started;
  const engine = started.value;
  let document = start;
  let history: History = NO_HISTORY;
  const listeners = new Set<(change: SessionChange) => void>();

  const take = (command: SessionChange['command'], diff: Diff): SessionChange => {
    document = applyDiff(document, diff);
    const cells = engine.update(document, diff);
    const change: SessionChange = { command, diff, cells: cells ?? [], structure: cells === undefined };
    for (const listener of listeners) listener(change);
    return change;
  };

  const kindOf: CommandContext['kindOf'] = (address) => {
    const number = engine.number(address);
    if (number === undefined) return undefined;
    const kind = engine.kind(number);
    return kind === 'override' ? 'derived' : kind;
  };

  const run = (command: Command): ReturnType<Session['run']> => {
    const diff = applyCommand(command, {
      document,
      kindOf,
      formulaOf: (address) => cell(address)?.formula?.text ?? '',
      levelsOf: (table) => {
        const found = pack.tables.find(({ id }) => id === table);
        return found ? codeLevels(found) : undefined;
      },
    });
    if (!diff.ok) return diff;
    history = recordStep(history, diff.value);
    return ok(take(command.kind, diff.value));
  };

  const move = (command: 'undo' | 'redo', step: ReturnType<typeof stepBack>): SessionChange | undefined => {
    if (!step) return undefined;
    history = step.history;
    return take(command, step.diff);
  };

  const cell = (address: Address): CellView | undefined => {
    const number = engine.number(address);
    return number === undefined ? undefined : viewOf(engine, number);
  };

  return ok({
    pack,
    document: () => document,
    cell,
    findings: () => engine.findings(),
    summary: () => summarize(engine.findings()),
    findingsOf: (address) => findingsReading(engine, address),
    explain: (address) => {
      const number = engine.number(address);
      return number === undefined ? undefined : explainCell(engine, number, viewOf(engine, number));
    },
    addresses: () =>
      engine
        .cells()
        .filter((known) => !known.address.prior)
        .map((known) => known.text),
    offers: () =>
      engine.offers().map(({ identity, target, source }) => ({
        rule: identity.rule,
        target: engine.cellAt(target).address,
        source: engine.cellAt(source).address,
      })),
    run,
    undo: () => move('undo', stepBack(history)),
    redo: () => move('redo', stepForward(history)),
    canUndo: () => history.position > 0,
    canRedo: () => history.position < history.steps.length,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  });
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

function findingsReading(engine: Engine, address: AddressText): readonly Finding[] {
  return engine.findings().filter((finding) => finding.cells.includes(address));
}
