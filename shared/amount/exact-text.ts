import type { Amount, Scale, ValueType } from './amount';
import { plainText } from './format-amount';

/**
 * The exact text of an amount in a scale: no separators, nothing rounded, at least two decimals (up to six in 万元),
 * so that reading it again gives the same 分.
 */
export function exactText(value: Amount, type: ValueType, scale: Scale): string {
  const yuan = plainText(value, type);
  return type === 'count' || scale === 'yuan' ? yuan : inWanyuan(yuan);
}

/** Moves the decimal point of an exact 元 text four places left and drops zeros beyond the second decimal. */
function inWanyuan(yuan: string): string {
  const sign = yuan.startsWith('-') ? '-' : '';
  const digits = yuan.replace(/[-.]/g, '').padStart(7, '0');
  const fraction = digits.slice(-6).replace(/0{1,4}$/, '');
  return `${sign}${digits.slice(0, -6)}.${fraction}`;
}
