import { type CellValue, isNumber, type Scale, type ValueType } from '../amount/amount';
import { displayText, plainText } from '../amount/format-amount';
import { parseValue } from '../amount/parse-amount';

/** How a value answers to what is looked for: not at all, with a part of its digits, or as the very amount. */
export type AmountMatch = 'none' | 'part' | 'whole';

/**
 * Compares values with what a clerk looks for, as shown in the scale or exactly. Separators, ￥, full width and
 * accounting brackets do not matter; `1200` is the whole of `1,200.00` and a part of `11,200.00`.
 */
export function amountMatcher(
  text: string,
  scale: Scale,
): (value: CellValue, type: ValueType) => AmountMatch {
  const digits = digitsOf(text);
  const wanted: Readonly<Record<ValueType, CellValue>> = {
    amount: soughtValue(text, 'amount', scale),
    count: soughtValue(text, 'count', scale),
  };
  return (value, type) => {
    if (value === null) return 'none';
    if (wanted[type] !== null && value === wanted[type]) return 'whole';
    if (!isNumber(value) || digits === '') return 'none';
    const texts = [displayText(value, type, scale).replaceAll(',', ''), plainText(value, type)];
    if (texts.includes(digits)) return 'whole';
    return texts.some((shown) => shown.includes(digits)) ? 'part' : 'none';
  };
}

function soughtValue(text: string, type: ValueType, scale: Scale): CellValue {
  const read = parseValue(text, type, scale);
  return read.ok ? read.value : null;
}

/** Bare digits with point and minus; empty when the text is no part of a number. */
function digitsOf(text: string): string {
  const plain = text
    .normalize('NFKC')
    .replace(/[\s,¥￥]/g, '')
    .replace('−', '-')
    .replace(/^\((.*)\)$/, '-$1');
  return /^-?\d*\.?\d*$/.test(plain) && /\d/.test(plain) ? plain : '';
}
