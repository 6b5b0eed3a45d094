import { type Amount, type CellValue, isNumber, isText } from '../amount/amount';
import { type CellNumber, emptyByCell } from './cell-numbers';
import { formulaResult, readsWords } from './formula';
import { cellsOfSide, isPlain, type KeptSide, type Side, wholeSide } from './side';

/** What a side comes to; blank and — add nothing, a side of nothing but blank and — is blank. */
export type Sum = {
  readonly value: CellValue;
  /** How many of its cells are numbers. */
  readonly terms: number;
  /** It has no value: something is divided by 0. */
  readonly broken?: true;
  /** It has no value because cells of words say nothing that could be read: 目标 及时, 实际 已完成. */
  readonly unread?: true;
};

/** Sides of more cells keep their sum and follow it by differences; shorter ones are added up again. */
const LONG = 16;

type RunningSum = {
  /** The list itself names the side: no other has it. */
  readonly cells: readonly CellNumber[];
  readonly sign: 1 | -1;
  total: Amount;
  terms: number;
};

/**
 * Sums of sides over values that move one by one. A long side whose cells all count alike is added up once and then
 * follows each of its cells, so that an edit below thousands of lines costs what an edit below a few does. Amounts are
 * integers: following is as exact as adding up.
 */
export class RunningSums {
  private readonly shown: readonly CellValue[];
  private readonly byCells = new Map<readonly CellNumber[], RunningSum>();
  /** Cell → the sums it counts in; mostly one. */
  private readonly byCell: (RunningSum | readonly RunningSum[] | undefined)[];

  constructor(shown: readonly CellValue[]) {
    this.shown = shown;
    this.byCell = emptyByCell(shown.length);
  }

  of(side: KeptSide): Sum {
    if (typeof side === 'number') return sumSide(side, this.shown);
    const cells = cellsOfSide(side);
    if (cells.length <= LONG) return sumSide(side, this.shown);
    const running = this.byCells.get(cells) ?? this.start(wholeSide(side));
    return running ? sumOf(running.total, running.terms, false) : sumSide(side, this.shown);
  }

  /** A cell shows another value. */
  follow(cell: CellNumber, before: CellValue, now: CellValue): void {
    const sums = this.byCell[cell];
    if (sums === undefined) return;
    for (const sum of 'cells' in sums ? [sums] : sums) {
      const difference = (isNumber(now) ? now : 0n) - (isNumber(before) ? before : 0n);
      sum.total += sum.sign === 1 ? difference : -difference;
      sum.terms += Number(isNumber(now)) - Number(isNumber(before));
    }
  }

  /** The side is no part of the program any more. */
  forget(side: KeptSide): void {
    if (typeof side === 'number') return;
    const cells = cellsOfSide(side);
    if (!this.byCells.delete(cells)) return;
    for (const cell of cells) {
      const left = this.sumsAt(cell).filter((sum) => sum.cells !== cells);
      this.byCell[cell] = left.length > 1 ? left : left[0];
    }
  }

  private start(side: Side): RunningSum | undefined {
    const { cells, signs, formula } = side;
    const [sign = 1] = signs;
    if (formula || signs.some((other) => other !== sign) || new Set(cells).size < cells.length)
      return undefined;
    const { total, terms } = addUp(side, this.shown);
    const running: RunningSum = { cells, sign, total, terms };
    this.byCells.set(cells, running);
    for (const cell of cells) {
      const known = this.sumsAt(cell);
      this.byCell[cell] = known.length === 0 ? running : [...known, running];
    }
    return running;
  }

  private sumsAt(cell: CellNumber): readonly RunningSum[] {
    const known = this.byCell[cell];
    if (known === undefined) return [];
    return 'cells' in known ? [known] : known;
  }
}

/** Adds up a side. */
export function sumSide(kept: KeptSide, shown: readonly CellValue[]): Sum {
  if (typeof kept === 'number') {
    const value = shown[kept] ?? null;
    return isNumber(value) ? { value, terms: 1 } : BLANK;
  }
  if (isPlain(kept)) return plainSum(kept, shown);
  if (kept.formula) return formulaSum(kept, kept.formula, shown);
  const { total, terms } = addUp(kept, shown);
  return sumOf(total, terms, kept.cells.length === 0 && kept.constant !== 0n);
}

function plainSum(cells: readonly CellNumber[], shown: readonly CellValue[]): Sum {
  let total = 0n;
  let terms = 0;
  for (let at = 0; at < cells.length; at += 1) {
    const value = shown[cells[at] ?? -1] ?? null;
    if (!isNumber(value)) continue;
    total += value;
    terms += 1;
  }
  return sumOf(total, terms, false);
}

const BLANK: Sum = { value: null, terms: 0 };

function formulaSum(
  { cells }: Side,
  { root, type }: NonNullable<Side['formula']>,
  shown: readonly CellValue[],
): Sum {
  let terms = 0;
  // Words count: a formula may read numbers out of them.
  for (const cell of cells) {
    const value = shown[cell] ?? null;
    if (isNumber(value) || isText(value)) terms += 1;
  }
  if (terms === 0 && cells.length > 0)
    return { value: null, terms, ...(readsWords(root) ? { unread: true as const } : {}) };
  const value = formulaResult(root, type, shown);
  if (value !== undefined) return { value, terms };
  return { value: null, terms, broken: true, ...(readsWords(root) ? { unread: true as const } : {}) };
}

/** A side without cells is a constant, and blank when that is 0. */
function sumOf(total: Amount, terms: number, isConstant: boolean): Sum {
  return terms > 0 || isConstant ? { value: total, terms } : BLANK;
}

function addUp(
  { cells, signs, constant }: Side,
  shown: readonly CellValue[],
): { readonly total: Amount; readonly terms: number } {
  let total = constant;
  let terms = 0;
  for (let at = 0; at < cells.length; at += 1) {
    const value = shown[cells[at] ?? -1] ?? null;
    if (!isNumber(value)) continue;
    total += signs[at] === -1 ? -value : value;
    terms += 1;
  }
  return { total, terms };
}
