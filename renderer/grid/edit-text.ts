import { type CellValue, isNumber, type Scale, type ValueType } from '#shared/amount/amount';
import { plainText } from '#shared/amount/format-amount';

/** The exact text to start editing with: no separators, no rounding, so that confirming it changes nothing. */
export function editText(value: CellValue, type: ValueType, scale: Scale): string {
  if (!isNumber(value)) return '';
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
