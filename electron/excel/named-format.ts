import type { ShownNumber } from '#shared/workbook/sheet';
import { type CellFormat, cellFormat, GENERAL } from './number-format';

/** Formats that Excel's own XML and HTML call by a name. */
const NAMED: ReadonlyMap<string, string> = new Map([
  ['general', 'General'],
  ['general number', 'General'],
  ['standard', '#,##0.00'],
  ['fixed', '0.00'],
  ['currency', '#,##0.00'],
  ['euro currency', '#,##0.00'],
  ['scientific', '0.00E+00'],
  ['percent', '0.00%'],
  ['general date', 'yyyy/m/d h:mm'],
  ['long date', 'yyyy/m/d'],
  ['medium date', 'yyyy/m/d'],
  ['short date', 'yyyy/m/d'],
  ['long time', 'h:mm:ss'],
  ['medium time', 'h:mm'],
  ['short time', 'h:mm'],
]);

/** A format by its name or its code. */
export function namedFormat(written: string | undefined): CellFormat {
  if (written === undefined || written === '') return GENERAL;
  return cellFormat(NAMED.get(written.trim().toLowerCase()) ?? written);
}

/** The number is said only as it is shown; where the format takes powers of ten off it, nobody knows which number that is. */
export function shownOnly({ hidden = 0, ...shown }: ShownNumber): ShownNumber {
  return hidden === 0 ? shown : { ...shown, hidden: 'unclear' };
}
