import { type Amount, QUANTUM } from '../amount/amount';
import { toQuantum } from '../amount/format-amount';

/** The step of an amount printed in 万元 with two decimals: 0.01 万元, in 分. */
export const STEP: Amount = QUANTUM.wanyuan;

/** By cell number, whole steps of 0.01 万元; undefined: the cell is not among those that are rounded, or has no amount. */
export type CellSteps = readonly (bigint | undefined)[];

/** Whole steps nearest to an amount in 分, half away from zero. */
export function nearestSteps(exact: Amount): bigint {
  return toQuantum(exact) / STEP;
}
