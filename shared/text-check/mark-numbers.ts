import type { Amount } from '../amount/amount';
import { nearestInteger } from '../amount/rational';
import type { KnownNumbers } from './known-numbers';
import type { TextMark } from './text-mark';
import { type TypedNumber, typedNumbers } from './typed-number';

/** Behind an amount: a limit that a regulation sets, as in 单价100万元（含）以上. */
const IS_LIMIT = /^\s*(?:[（(]含[）)])?\s*(?:及)?\s*(?:以上|以下|以内|之内)/;
/** Before a percentage: it is one of these accounts, not of a satisfaction or a completion of work. */
const OF_ACCOUNTS =
  /(?:增长|增幅|增加|上升|提高|减少|下降|降低|降幅|占|比重|完成(?:年初)?预算|预算的|执行率)[^，。；]{0,8}$/;

/** Amounts and rates of a text that no cell, no change since last year and no printed number comes to, at their precision. */
export function markNumbers(text: string, known: KnownNumbers): readonly TextMark[] {
  return typedNumbers(text).flatMap((number): TextMark[] => {
    const { from, to, words, isRate } = number;
    if (number.digits === 0n) return [];
    const isMeant = isRate ? OF_ACCOUNTS.test(text.slice(0, from)) : !IS_LIMIT.test(text.slice(to));
    if (!isMeant || isKnown(number, known)) return [];
    const reason = isRate
      ? `“${words}”与表中的变动和文中的比例都对不上，请核对`
      : `“${words}”在表中没有对应的数，请核对金额和单位`;
    return [{ from, to, words, kind: 'number', reason }];
  });
}

function isKnown(number: TypedNumber, { amounts, rates, printed }: KnownNumbers): boolean {
  if (printed.some((other) => isAsPrinted(number, other))) return true;
  if (!number.isRate) return holdsAmount(amounts, number);
  return rates.some(({ numerator, denominator }) => {
    const scaled = numerator * 100n * 10n ** BigInt(number.decimals);
    return number.isCut
      ? scaled / denominator === number.digits
      : nearestInteger({ numerator: scaled, denominator }).integer === number.digits;
  });
}

/** Whether some amount, rounded half up as it is printed, has these digits; `sorted` smallest first. */
function holdsAmount(sorted: readonly Amount[], { digits, step, isCut }: TypedNumber): boolean {
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

/** The same number, or a rounding of the printed one. */
function isAsPrinted(number: TypedNumber, printed: TypedNumber): boolean {
  if (number.isRate !== printed.isRate) return false;
  if (!number.isRate) return holdsAmount([printed.digits * printed.step], number);
  if (printed.decimals < number.decimals) return false;
  const finer = 10n ** BigInt(printed.decimals - number.decimals);
  return nearestInteger({ numerator: printed.digits, denominator: finer }).integer === number.digits;
}
