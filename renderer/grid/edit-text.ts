import { type CellValue, isNumber, type Scale, type ValueType } from '#shared/amount/amount';
import { exactText } from '#shared/amount/exact-text';

/** The text to start editing with, so that confirming it changes nothing; blank and — start from nothing. */
export function editText(value: CellValue, type: ValueType, scale: Scale): string {
  return isNumber(value) ? exactText(value, type, scale) : '';
}
