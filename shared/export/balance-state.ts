import type { Amount } from '../amount/amount';
import type { CellNumber } from '../engine/cell-numbers';
import type { Equation } from './balance-equations';

/** Groups of cells that print as one, with their exact amount in 分 and the steps of 0.01 万元 they print. */
export type Groups = {
  readonly exact: ReadonlyMap<CellNumber, Amount>;
  readonly steps: Map<CellNumber, bigint>;
};

/** A group in one equation. */
export type Counted = { readonly place: number; readonly count: number };

/** The equations that hold in print so far, and which of them count a group. */
export type Held = {
  readonly equations: Equation[];
  /** Group → places in `equations`, and how often it is counted there. */
  readonly counting: Map<number, Counted[]>;
  /** Group → what moving it costs; a total costs more than everything below it. */
  readonly weights: ReadonlyMap<number, number>;
};
