import { nearestInteger } from '../amount/rational';
import { holdsAmount } from './holds-amount';
import type { KnownNumbers } from './known-numbers';
import { accountNumbers, type SaidNumber } from './said-number';
import type { TextMark } from './text-mark';

/** Before a percentage: it is one of these accounts, not of a satisfaction or a completion of work. */
const OF_ACCOUNTS =
  /(?:增长|增幅|增加|上升|提高|减少|下降|降低|降幅|占|比重|完成(?:年初)?预算|预算的|执行率)[^，。；]{0,8}$/;

/** Amounts and rates of a text that no cell, no change since last year and no printed number comes to, at their precision. */
export function markNumbers(text: string, known: KnownNumbers): readonly TextMark[] {
  return accountNumbers(text).flatMap((number): TextMark[] => {
    const { from, to, words } = number;
    const isRate = number.unit === 'rate';
    if (number.digits === 0n) return [];
    if ((isRate && !OF_ACCOUNTS.test(text.slice(0, from))) || isKnown(number, known)) return [];
    const reason = isRate
      ? `“${words}”与表中的变动和文中的比例都对不上，请核对`
      : `“${words}”在表中没有对应的数，请核对金额和单位`;
    return [{ from, to, words, kind: 'number', reason }];
  });
}

function isKnown(number: SaidNumber, { amounts, rates, printed }: KnownNumbers): boolean {
  if (printed.some((other) => isAsPrinted(number, other))) return true;
  if (number.unit === 'money') return holdsAmount(amounts, number);
  return rates.some(({ numerator, denominator }) => {
    const scaled = numerator * 100n * 10n ** BigInt(number.decimals);
    return number.isCut
      ? scaled / denominator === number.digits
      : nearestInteger({ numerator: scaled, denominator }).integer === number.digits;
  });
}

/** The same number, or a rounding of the printed one. */
function isAsPrinted(number: SaidNumber, printed: SaidNumber): boolean {
  if (number.unit !== printed.unit) return false;
  if (number.unit === 'money') return holdsAmount([printed.digits * printed.step], number);
  if (printed.decimals < number.decimals) return false;
  const finer = 10n ** BigInt(printed.decimals - number.decimals);
  return nearestInteger({ numerator: printed.digits, denominator: finer }).integer === number.digits;
}
