import { type CellValue, isNumber, type Scale } from '../amount/amount';
import type { ValueType } from '../kind/kinds';
import { displayText, measures, ownScale, plainText, readValue } from '../kind/value-text';

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
  // Most cells share a few types.
  const wanted = new Map<ValueType, CellValue>();
  const soughtAs = (type: ValueType): CellValue => {
    const known = wanted.get(type);
    if (known !== undefined) return known;
    const read = readValue(text, type, scale);
    const sought = read.ok ? read.value : null;
    wanted.set(type, sought);
    return sought;
  };
  return (value, type) => {
    if (value === null) return 'none';
    if (value === soughtAs(type)) return 'whole';
    if (!isNumber(value) || digits === '') return 'none';
    const texts = isShownExactly(type, scale)
      ? [plainText(value, type)]
      : [displayText(value, type, scale).replaceAll(',', ''), plainText(value, type)];
    if (texts.includes(digits)) return 'whole';
    return texts.some((shown) => shown.includes(digits)) ? 'part' : 'none';
  };
}

/** An amount in 元 is shown as it is, but for the separators. */
function isShownExactly(type: ValueType, scale: Scale): boolean {
  return measures(type) === 'money' && (ownScale(type) ?? scale) === 'yuan';
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
