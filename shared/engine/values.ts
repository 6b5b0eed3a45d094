import { type CellValue, isNumber, NOT_APPLICABLE, sameValue } from '../amount/amount';
import { compare } from '../amount/rounding';
import { type Entry, type ProjectDocument, tablesIn } from '../document/document';
import { quantumOf } from '../kind/value-text';
import { present } from '../kit/assert';
import type { TableId } from '../rule/rule';
import { type Cell, type CellNumber, emptyByCell } from './cell-numbers';
import { conditionHolds } from './conditions';
import type { Identity } from './identity';
import type { Program } from './program';
import { RunningSums } from './running-sums';
import { isPrintedSum } from './side';
import { entryOf, type TableCells, tableOf } from './structure';

/** What is entered in a cell: by the document, or as somebody supposes. */
export type Entered = (cell: Cell) => Entry | undefined;

/** Cells that show or compute something else now → what they showed before. */
export type Moved = ReadonlyMap<CellNumber, CellValue>;

/** What every cell shows, and what its formula gives. Kept up to date edit by edit. */
export class Values {
  /** By cell number: the effective (printed) value, which is what rules read. */
  readonly shown: CellValue[];
  /**
   * By cell number: the formula's result, for cells that are derived now. A cell whose rule's condition does not hold
   * is none of them: it shows what is entered.
   */
  readonly computed: (CellValue | undefined)[];
  readonly sums: RunningSums;

  constructor(
    cells: number,
    shown = new Array<CellValue>(cells).fill(null),
    computed: (CellValue | undefined)[] = emptyByCell(cells),
  ) {
    this.shown = shown;
    this.computed = computed;
    this.sums = new RunningSums(this.shown);
  }

  /** Values of their own, the same now; sums are added up again when asked for. */
  copy(): Values {
    return new Values(this.shown.length, this.shown.slice(), this.computed.slice());
  }

  set(cell: CellNumber, value: CellValue): void {
    const before = this.shown[cell] ?? null;
    if (before === value) return;
    this.shown[cell] = value;
    this.sums.follow(cell, before, value);
  }
}

export function evaluateAll(program: Program, document: ProjectDocument): Values {
  const values = new Values(program.structure.cells.size);
  const entered: Entered = (cell) => entryOf(cell, document);
  const { tables, books } = program.structure;
  takeEntries(tables, document.tables, program, values);
  for (const [name, book] of books) takeEntries(book.tables, tablesIn(document, name), program, values);
  for (const level of byLevel(program)) {
    for (const number of level) evaluateCell(program, document, values, number, entered);
  }
  return values;
}

/** What is entered in the cells of a book that are not derived. */
function takeEntries(
  tables: ReadonlyMap<TableId, TableCells>,
  contents: ProjectDocument['tables'] | undefined,
  { derivations }: Program,
  { shown }: Values,
): void {
  for (const [id, { byKey }] of tables) {
    const entries = contents?.get(id)?.entries;
    for (const [key, own] of byKey) {
      const row = entries?.get(key);
      for (const [at, column] of own.line.columns.entries()) {
        const number = own.first + at;
        if (derivations.has(number)) continue;
        shown[number] = own.isNotApplicable(column) ? NOT_APPLICABLE : (row?.get(column)?.value ?? null);
      }
    }
  }
}

/** The derived cells, those that others read before these. */
function byLevel({ derivations, levels }: Program): readonly (readonly number[])[] {
  const found: number[][] = [];
  for (const cell of derivations.keys()) {
    const level = levels.of(cell);
    while (found.length <= level) found.push([]);
    found[level]?.push(cell);
  }
  return found;
}

/**
 * Brings the values up to date after entries or derivations of cells changed, visiting only what the changes reach:
 * level by level, so that a cell follows everything it reads. `before` hears of each cell before it is set.
 */
export function evaluateChanged(
  program: Program,
  document: ProjectDocument,
  values: Values,
  changed: Iterable<number>,
  entered: Entered = (cell) => entryOf(cell, document),
  before: (cell: CellNumber) => void = () => undefined,
): Moved {
  const { readers } = program;
  const moved = new Map<CellNumber, CellValue>();
  const waiting: number[][] = [];
  const queued = new Set<CellNumber>();
  /** Derived cells entered over: overridden to what they show, they show the same and are another kind of cell. */
  const entries = new Set<CellNumber>();
  const wait = (cell: CellNumber): void => {
    if (queued.has(cell)) return;
    queued.add(cell);
    const level = program.levels.of(cell);
    const others = waiting[level];
    if (others) others.push(cell);
    else waiting[level] = [cell];
  };
  const move = (cell: CellNumber, from: CellValue): void => {
    if (!moved.has(cell)) moved.set(cell, from);
    readers.each(cell, ({ derives }) => {
      if (derives !== undefined && derives !== cell) wait(derives);
    });
  };
  for (const number of changed) {
    if (program.derivations.has(number)) {
      wait(number);
      entries.add(number);
      continue;
    }
    const cell = present(program.structure.cells.get(number), 'a changed cell is in the structure');
    const from = values.shown[number] ?? null;
    before(number);
    values.computed[number] = undefined;
    values.set(number, inputValue(cell, entered));
    move(number, from);
  }
  for (let level = 1; level < waiting.length; level += 1) {
    for (const number of waiting[level] ?? []) {
      const from = values.shown[number] ?? null;
      before(number);
      if (evaluateCell(program, document, values, number, entered)) move(number, from);
      else if (entries.has(number)) moved.set(number, from);
    }
  }
  return moved;
}

/** Computes a derived cell; true when what it shows or computes has changed. */
function evaluateCell(
  program: Program,
  document: ProjectDocument,
  values: Values,
  number: CellNumber,
  entered: Entered,
): boolean {
  const identity = present(program.derivations.get(number), 'only derived cells are evaluated');
  const cell = present(program.structure.cells.get(number), 'a derived cell is in the structure');
  const before = values.shown[number] ?? null;
  const hadComputed = values.computed[number];
  if (conditionHolds(identity.condition, values.shown, document) !== true) {
    values.computed[number] = undefined;
    values.set(number, inputValue(cell, entered));
    return hadComputed !== undefined || values.shown[number] !== before;
  }
  const sum = values.sums.of(identity.keptRight);
  if (sum.unread) {
    // Nobody can say what the words come to: the cell is for the clerk to fill.
    values.computed[number] = undefined;
    values.set(number, inputValue(cell, entered));
    return hadComputed !== undefined || values.shown[number] !== before;
  }
  const computed = sum.value;
  values.computed[number] = computed;
  const entry = entered(cell);
  const stands = entry && keepsPrinted(entry, computed, identity, values, program, cell);
  values.set(number, stands ? entry.value : computed);
  return values.shown[number] !== before || hadComputed !== computed;
}

/** A rounded entry stands only while the formula stays inside its envelope; an override always stands. */
function keepsPrinted(
  entry: Entry,
  computed: CellValue,
  identity: Identity,
  values: Values,
  program: Program,
  cell: Cell,
): boolean {
  if (!entry.rounded) return true;
  if (!isNumber(entry.value)) return sameValue(entry.value, computed);
  const scale = tableOf(program.structure, cell)?.content.scale ?? 'yuan';
  // How far the rounding of its parts moves a product, nobody can say: only its own rounding counts.
  const terms = isPrintedSum(identity.keptRight) ? Math.max(1, values.sums.of(identity.keptRight).terms) : 0;
  const step = quantumOf(cell.type, scale);
  return compare(entry.value, '=', isNumber(computed) ? computed : 0n, terms, step) !== 'fail';
}

function inputValue(cell: Cell, entered: Entered): CellValue {
  return cell.notApplicable ? NOT_APPLICABLE : (entered(cell)?.value ?? null);
}
