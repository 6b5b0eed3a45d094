import { moneyPower } from '#shared/amount/money-unit';
import { parseRational, rationalText } from '#shared/amount/rational';
import type { WrittenValue } from '#shared/workbook/template-plan';
import type { CellFormat } from '../number-format';

/**
 * An amount such that its cell shows what is meant: a format that takes off powers of ten (`0!.0,` under 万元) gets the
 * amount in 元.
 */
export function asStored(value: WrittenValue, format: CellFormat | undefined): WrittenValue {
  if (value.kind !== 'number' || value.power === undefined) return value;
  const text = format && storedDigits(value.text, value.power, format);
  return text === undefined ? value : { ...value, text };
}

/** `power` is that of the unit in which the amount is meant. Undefined: the format shows the number as it is. */
function storedDigits(text: string, power: number, format: CellFormat): string | undefined {
  const missing = (stored: string): number | undefined => {
    const { hidden = 0, unit } = format(Number(stored));
    if (hidden === 'unclear') return undefined;
    // A format that prints a unit of its own shows the number in that unit.
    return hidden === 0 ? 0 : hidden + power - ((unit === undefined ? undefined : moneyPower(unit)) ?? power);
  };
  const wanted = missing(text);
  if (wanted === undefined || wanted === 0) return undefined;
  const shifted = shift(text, wanted);
  // Where the format shows the greater number otherwise again, nothing is won.
  return missing(shifted) === wanted ? shifted : undefined;
}

/** Plain decimal text times a power of ten, digit for digit. */
function shift(text: string, power: number): string {
  const value = parseRational(text);
  if (value === undefined) throw new Error(`not a plain decimal: ${text}`);
  const factor = 10n ** BigInt(Math.abs(power));
  return rationalText(
    power < 0
      ? { ...value, denominator: value.denominator * factor }
      : { ...value, numerator: value.numerator * factor },
  );
}
