import { type CellValue, isNumber, NOT_APPLICABLE, sameValue } from '../amount/amount';
import { compare } from '../amount/rounding';
import type { Entry, ProjectDocument } from '../document/document';
import { quantumOf } from '../kind/value-text';
import { present } from '../kit/assert';
import { conditionHolds } from './conditions';
import type { Identity, Side } from './identity';
import type { Program } from './program';
import { type Cell, entryOf } from './structure';

/** What every cell shows, and what its formula gives. Kept up to date edit by edit. */
export type Values = {
  /** By cell number: the effective (printed) value, which is what rules read. */
  readonly shown: CellValue[];
  /** By cell number: the formula's result, for cells that are derived now. A cell whose rule's condition does not
   * hold is none of them: it shows what is entered. */
  readonly computed: Map<number, CellValue>;
};

/** What is entered in a cell: by the document, or as somebody supposes. */
export type Entered = (cell: Cell) => Entry | undefined;

export function evaluateAll(program: Program, document: ProjectDocument): Values {
  const entered: Entered = (cell) => entryOf(cell, document);
  const { cells } = program.structure;
  const values: Values = { shown: new Array<CellValue>(cells.length).fill(null), computed: new Map() };
  for (const cell of cells) {
    if (!program.derivations.has(cell.number)) values.shown[cell.number] = inputValue(cell, entered);
  }
  for (const number of program.order) evaluateCell(program, document, values, number, entered);
  return values;
}

/**
 * Brings the values up to date after entries changed, visiting only what the changes reach.
 * Returns the cells that show or compute something else than before. `before` hears of each cell before it is set.
 */
export function evaluateChanged(
  program: Program,
  document: ProjectDocument,
  values: Values,
  changed: Iterable<number>,
  entered: Entered = (cell) => entryOf(cell, document),
  before: (cell: number) => void = () => undefined,
): readonly number[] {
  const moved: number[] = [];
  // One flag a place in the order: walking it upwards meets every waiting cell after all that it reads.
  const waiting = new Uint8Array(program.order.length);
  let first = program.order.length;
  const wait = (cell: number): void => {
    const rank = present(program.rank.get(cell), 'only derived cells wait');
    waiting[rank] = 1;
    first = Math.min(first, rank);
  };
  const reach = (cell: number): void => {
    for (const position of program.readers.get(cell) ?? []) {
      const target = program.identities[position]?.derives;
      if (target !== undefined && target !== cell) wait(target);
    }
  };
  for (const number of changed) {
    const cell = present(program.structure.cells[number], 'a changed cell is in the structure');
    if (program.derivations.has(number)) {
      wait(number);
      moved.push(number);
    } else {
      before(number);
      values.shown[number] = inputValue(cell, entered);
      moved.push(number);
      reach(number);
    }
  }
  for (let rank = first; rank < waiting.length; rank += 1) {
    const next = program.order[rank];
    if (waiting[rank] !== 1 || next === undefined) continue;
    before(next);
    if (evaluateCell(program, document, values, next, entered)) {
      moved.push(next);
      reach(next);
    }
  }
  return [...new Set(moved)];
}

/** Computes a derived cell; true when what it shows or computes has changed. */
function evaluateCell(
  program: Program,
  document: ProjectDocument,
  values: Values,
  number: number,
  entered: Entered,
): boolean {
  const identity = present(program.derivations.get(number), 'only derived cells are evaluated');
  const cell = present(program.structure.cells[number], 'a derived cell is in the structure');
  if (conditionHolds(identity.condition, values.shown, document) !== true) {
    const before = values.shown[number] ?? null;
    const wasDerived = values.computed.delete(number);
    values.shown[number] = inputValue(cell, entered);
    return wasDerived || values.shown[number] !== before;
  }
  const computed = sumSide(identity.right, values.shown).value;
  const before = values.shown[number] ?? null;
  const hadComputed = values.computed.get(number);
  values.computed.set(number, computed);
  const entry = entered(cell);
  const shown =
    entry && keepsPrinted(entry, computed, identity, values, document, cell) ? entry.value : computed;
  values.shown[number] = shown;
  return shown !== before || hadComputed !== computed;
}

/** A rounded entry stands only while the formula stays inside its envelope; an override always stands. */
function keepsPrinted(
  entry: Entry,
  computed: CellValue,
  identity: Identity,
  values: Values,
  document: ProjectDocument,
  cell: Cell,
): boolean {
  if (!entry.rounded) return true;
  if (!isNumber(entry.value)) return sameValue(entry.value, computed);
  const scale = document.tables.get(cell.address.table)?.scale ?? 'yuan';
  const terms = countTerms(identity.right, values.shown);
  return (
    compare(entry.value, '=', isNumber(computed) ? computed : 0n, terms, quantumOf(cell.type, scale)) !==
    'fail'
  );
}

/** Adds up a side. Blank and — add nothing; a side of nothing but blank and — is blank. */
export function sumSide(
  side: Side,
  shown: readonly CellValue[],
): { readonly value: CellValue; readonly terms: number } {
  let total = side.constant;
  let terms = 0;
  for (const [position, cell] of side.cells.entries()) {
    const value = shown[cell] ?? null;
    if (!isNumber(value)) continue;
    total += side.signs[position] === -1 ? -value : value;
    terms += 1;
  }
  return {
    value: terms === 0 && side.cells.length > 0 ? null : terms === 0 && side.constant === 0n ? null : total,
    terms,
  };
}

export function countTerms(side: Side, shown: readonly CellValue[]): number {
  return Math.max(1, side.cells.filter((cell) => isNumber(shown[cell] ?? null)).length);
}

function inputValue(cell: Cell, entered: Entered): CellValue {
  return cell.notApplicable ? NOT_APPLICABLE : (entered(cell)?.value ?? null);
}
