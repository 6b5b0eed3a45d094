import type { Amount } from '../amount/amount';
import type { SaidNumber } from './said-number';

/** Whether some amount, rounded half up as it is printed, has these digits; `sorted` smallest first, without signs. */
export function holdsAmount(
  sorted: readonly Amount[],
  { digits, step, isCut }: Pick<SaidNumber, 'digits' | 'step' | 'isCut'>,
): boolean {
  // Twice the bounds, for a half of the last digit may be no whole 分.
  const least = isCut ? 2n * digits * step : (2n * digits - 1n) * step;
  const bound = isCut ? 2n * (digits + 1n) * step : (2n * digits + 1n) * step;
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (2n * (sorted[middle] ?? 0n) < least) low = middle + 1;
    else high = middle;
  }
  const found = sorted[low];
  return found !== undefined && 2n * found < bound;
}
