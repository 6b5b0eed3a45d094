import { type CellValue, NOT_APPLICABLE, type Scale, type ValueType } from '#shared/amount/amount';
import { exactText } from '#shared/amount/exact-text';
import { displayText } from '#shared/amount/format-amount';

/** The text to start editing with, so that confirming it changes nothing; blank starts from nothing. */
export function editText(value: CellValue, type: ValueType, scale: Scale): string {
  if (value === null || value === NOT_APPLICABLE) return displayText(value, type, scale);
  return exactText(value, type, scale);
}
