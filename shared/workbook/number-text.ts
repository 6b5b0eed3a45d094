/**
 * A workbook's binary number as plain decimal text of at most 15 significant digits, which is what Excel keeps:
 * no exponent, no trailing zeros, no `-0`. Not a finite number: undefined.
 */
export function numberText(number: number): string | undefined {
  if (!Number.isFinite(number)) return undefined;
  if (number === 0) return '0';
  const [mantissa = '', exponent = '0'] = Math.abs(number).toExponential(14).split('e');
  const digits = mantissa.replace('.', '').replace(/0+$/, '');
  return `${number < 0 ? '-' : ''}${placePoint(digits, Number(exponent) + 1)}`;
}

/** `whole` is how many of the digits stand before the decimal point; it may be negative or beyond the digits. */
function placePoint(digits: string, whole: number): string {
  if (whole <= 0) return `0.${'0'.repeat(-whole)}${digits}`;
  if (whole >= digits.length) return digits.padEnd(whole, '0');
  return `${digits.slice(0, whole)}.${digits.slice(whole)}`;
}

/** A number as workbooks write it, from front to end; the language's own reading stops at the first odd character. */
export function isNumberText(text: string): boolean {
  return /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(text);
}
