import type { ValueType } from '../kind/kinds';
import type { CellNumber } from './cell-numbers';
import { addsUp, type ConcreteFormula } from './formula';

/** A sum of signed cells and a constant. Cells that do not exist (a code that a table lacks) count as blank. */
export type Side = {
  /** All that it reads. */
  readonly cells: readonly CellNumber[];
  /** The sign of each cell. */
  readonly signs: readonly (1 | -1)[];
  readonly constant: bigint;
  /** Where it is no sum: how its cells make its value, of this type. Signs and constant then say nothing. */
  readonly formula?: { readonly root: ConcreteFormula; readonly type: ValueType };
};

/**
 * A side as its identity keeps it. There are tens of thousands, and nearly all are one cell or cells that add up: those
 * are kept as that number or that list alone.
 */
export type KeptSide = CellNumber | readonly CellNumber[] | Side;

export function keepSide(side: Side): KeptSide {
  const { cells, signs, constant, formula } = side;
  if (formula || constant !== 0n || signs.includes(-1)) return side;
  const [only] = cells;
  return cells.length === 1 && only !== undefined ? only : cells;
}

/** The side that was kept. */
export function wholeSide(kept: KeptSide): Side {
  if (typeof kept === 'object' && !isPlain(kept)) return kept;
  const cells = cellsOfSide(kept);
  return { cells, signs: allPlus(cells.length), constant: 0n };
}

/** Nothing but cells that add up. */
export function isPlain(kept: readonly CellNumber[] | Side): kept is readonly CellNumber[] {
  return Array.isArray(kept);
}

/** All that a side reads. */
export function cellsOfSide(kept: KeptSide): readonly CellNumber[] {
  if (typeof kept === 'number') return [kept];
  return isPlain(kept) ? kept : kept.cells;
}

/** The first that a side reads; `undefined`: it reads none. */
export function firstCell(kept: KeptSide): CellNumber | undefined {
  if (typeof kept === 'number') return kept;
  return isPlain(kept) ? kept[0] : kept.cells[0];
}

/** It is made of printed numbers that add up, so that their rounding is its own. A limit and a product are not. */
export function isPrintedSum(kept: KeptSide): boolean {
  if (typeof kept === 'number') return true;
  if (isPlain(kept)) return kept.length > 0;
  const { cells, formula } = kept;
  return cells.length > 0 && (formula === undefined || addsUp(formula.root));
}

const PLUS: (readonly 1[])[] = [];

/** The signs of a side that only adds up, one list for all of a length. */
export function allPlus(length: number): readonly 1[] {
  const known = PLUS[length] ?? Array.from({ length }, () => 1 as const);
  PLUS[length] = known;
  return known;
}
