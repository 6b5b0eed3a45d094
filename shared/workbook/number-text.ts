/** From here on fifteen digits no longer reach the 分. */
const BEYOND_FEN = 1e13;
/** What Excel keeps of a number. */
const KEPT_DIGITS = 15;

/**
 * A workbook's binary number as plain decimal text of at most 15 significant digits, which is what Excel keeps:
 * no exponent, no trailing zeros, no `-0`. Where those no longer reach the 分 it is the shortest text that is this
 * number, so that no digit is lost in silence. Not a finite number: undefined.
 */
export function numberText(number: number): string | undefined {
  if (!Number.isFinite(number)) return undefined;
  if (number === 0) return '0';
  // The shortest text that is this number: as it is, where there are no more digits than are kept.
  const shortest = String(number);
  if (shortest.length <= KEPT_DIGITS && PLAIN.test(shortest)) return shortest;
  const size = Math.abs(number);
  const [mantissa = '', exponent = '0'] = (
    size < BEYOND_FEN ? size.toExponential(14) : size.toExponential()
  ).split('e');
  return plainText(number < 0, mantissa, Number(exponent));
}

/**
 * The same of a number as a file writes it (`isNumberText`). Digits that a binary number cannot hold stay as they are
 * written, but for the seventeenth, with which programs write out a binary number.
 */
export function writtenNumberText(text: string): string | undefined {
  // Most are written as they are kept. Longer ones are made anew: a text cut out of a larger one would hold on to all of it.
  if (text.length <= 12 && PLAIN.test(text)) return text;
  const number = Number(text);
  const [mantissa = '', exponent = '0'] = text.toLowerCase().split('e');
  const digits = mantissa.replace(/[-+.]/g, '').replace(/^0+|0+$/g, '').length;
  if (digits <= 15 || digits === 17 || Math.abs(number) < BEYOND_FEN) return numberText(number);
  return Number.isFinite(number)
    ? plainText(number < 0, mantissa.replace(/^[-+]/, ''), Number(exponent))
    : undefined;
}

/** Nothing to take off and nothing to move: no sign but a minus before a number, no zeros at the ends, no exponent. */
const PLAIN = /^(?:0|-?(?:[1-9]\d*|0(?=\.))(?:\.\d*[1-9])?)$/;

function plainText(negative: boolean, mantissa: string, exponent: number): string {
  const [whole = '', fraction = ''] = mantissa.split('.');
  const leading = /^0*/.exec(whole + fraction)?.[0].length ?? 0;
  const digits = (whole + fraction).slice(leading).replace(/0+$/, '');
  return `${negative ? '-' : ''}${placePoint(digits, whole.length - leading + exponent)}`;
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
