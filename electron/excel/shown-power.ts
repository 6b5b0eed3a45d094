import { shownUnit } from '#shared/workbook/format-section';
import type { ShownNumber } from '#shared/workbook/sheet';

/** A number as it is shown: a currency, a sign or brackets, digits in groups, and what stands behind them. */
const SHOWN = /^[-(]*[¥$]?[-(]*([\d,]+(?:\.(\d*))?)\)?([^\d%‰]*)$/;
/** No format takes off more. */
const MOST_POWERS = 12;

/**
 * What the text of a cell shows of the number stored with it, where no format was found that says so: the powers of ten
 * by which it is less. Nothing is known of a text that is no number; `other`: it is the number by no power of ten.
 */
export function shownPower(stored: number, text: string): ShownNumber | 'other' | undefined {
  const plain = text.normalize('NFKC').replace(/\s+/g, '');
  const [, digits, decimals = '', behind = ''] = SHOWN.exec(plain) ?? [];
  if (digits === undefined || !/\d/.test(digits) || stored === 0) return undefined;
  // Which power it is, and no amount, comes of this: what is rounded away does not matter.
  const shown = Number(digits.replaceAll(',', ''));
  for (let power = 0; power <= MOST_POWERS; power += 1) {
    const step = 10 ** (power - decimals.length);
    const difference = Math.abs(Math.abs(stored) - shown * 10 ** power);
    if (difference <= step * 0.500_001) return power === 0 ? {} : { hidden: power, ...shownUnit(behind) };
  }
  return 'other';
}
