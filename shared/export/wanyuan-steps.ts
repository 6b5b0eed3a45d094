import { type Amount, absolute, QUANTUM } from '../amount/amount';
import { toQuantum } from '../amount/format-amount';

/** The step of an amount printed in 万元 with two decimals: 0.01 万元, in 分. */
export const STEP: Amount = QUANTUM.wanyuan;

/** Whole steps nearest to an amount in 分, half away from zero. */
export function nearestSteps(exact: Amount): bigint {
  return toQuantum(exact) / STEP;
}

/** The greatest number of whole steps not above an amount in 分. */
export function stepsBelow(exact: Amount): bigint {
  const steps = exact / STEP;
  return exact < 0n && steps * STEP !== exact ? steps - 1n : steps;
}

/** How far, in 分, so many steps are from the exact amount; below 10,000 for the two neighbouring steps. */
export function distance(exact: Amount, steps: bigint): number {
  return Number(absolute(steps * STEP - exact));
}
