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

/** It is made of printed numbers that add up, so that their rounding is its own. A limit and a product are not. */
export function isPrintedSum({ cells, formula }: Side): boolean {
  return cells.length > 0 && (formula === undefined || addsUp(formula.root));
}
