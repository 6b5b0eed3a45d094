import { type Amount, type CellValue, isNumber, isText } from '../amount/amount';
import { type CellNumber, emptyByCell } from './cell-numbers';
import { formulaResult, readsWords } from './formula';
import type { Side } from './side';

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

type RunningSum = { readonly side: Side; readonly sign: 1 | -1; total: Amount; terms: number };

/**
 * Sums of sides over values that move one by one. A long side whose cells all count alike is added up once and then
 * follows each of its cells, so that an edit below thousands of lines costs what an edit below a few does. Amounts are
 * integers: following is as exact as adding up.
 */
export class RunningSums {
  private readonly shown: readonly CellValue[];
  private readonly bySide = new Map<Side, RunningSum>();
  /** Cell → the sums it counts in; mostly one. */
  private readonly byCell: (RunningSum | readonly RunningSum[] | undefined)[];

  constructor(shown: readonly CellValue[]) {
    this.shown = shown;
    this.byCell = emptyByCell(shown.length);
  }

  of(side: Side): Sum {
    if (side.cells.length <= LONG || side.formula) return sumSide(side, this.shown);
    const running = this.bySide.get(side) ?? this.start(side);
    if (!running) return sumSide(side, this.shown);
    return sumOf(running.total, running.terms, side);
  }

  /** A cell shows another value. */
  follow(cell: CellNumber, before: CellValue, now: CellValue): void {
    const sums = this.byCell[cell];
    if (sums === undefined) return;
    for (const sum of 'side' in sums ? [sums] : sums) {
      const difference = (isNumber(now) ? now : 0n) - (isNumber(before) ? before : 0n);
      sum.total += sum.sign === 1 ? difference : -difference;
      sum.terms += Number(isNumber(now)) - Number(isNumber(before));
    }
  }

  /** The side is no part of the program any more. */
  forget(side: Side): void {
    if (!this.bySide.delete(side)) return;
    for (const cell of side.cells) {
      const left = this.sumsAt(cell).filter((sum) => sum.side !== side);
      this.byCell[cell] = left.length > 1 ? left : left[0];
    }
  }

  private start(side: Side): RunningSum | undefined {
    const [sign = 1] = side.signs;
    if (side.signs.some((other) => other !== sign) || new Set(side.cells).size < side.cells.length)
      return undefined;
    const { total, terms } = addUp(side, this.shown);
    const running: RunningSum = { side, sign, total, terms };
    this.bySide.set(side, running);
    for (const cell of side.cells) {
      const known = this.sumsAt(cell);
      this.byCell[cell] = known.length === 0 ? running : [...known, running];
    }
    return running;
  }

  private sumsAt(cell: CellNumber): readonly RunningSum[] {
    const known = this.byCell[cell];
    if (known === undefined) return [];
    return 'side' in known ? [known] : known;
  }
}

/** Adds up a side. */
export function sumSide(side: Side, shown: readonly CellValue[]): Sum {
  if (side.formula) return formulaSum(side, side.formula, shown);
  const { total, terms } = addUp(side, shown);
  return sumOf(total, terms, side);
}

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
function sumOf(total: Amount, terms: number, { cells, constant }: Side): Sum {
  const isBlank = terms === 0 && (cells.length > 0 || constant === 0n);
  return { value: isBlank ? null : total, terms };
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
