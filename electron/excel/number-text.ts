/**
 * A workbook's number as plain decimal text of at most 15 significant digits, which is what Excel itself keeps and
 * shows: 0.1 + 0.2 is `0.3`, 55923963.72 is exactly that. No exponent, no `-0`. This is the only door through
 * which a float comes in; behind it there is text and exact arithmetic.
 */
export function numberText(value: number): string {
  const [mantissa = '0', exponentText = '0'] = value.toExponential(14).split('e');
  const negative = mantissa.startsWith('-');
  const digits = mantissa.replace(/[-.]/g, '').replace(/0+$/, '');
  if (digits === '') return '0';
  const point = Number(exponentText) + 1;
  const whole = point <= 0 ? '0' : digits.slice(0, point).padEnd(point, '0');
  const fraction = point <= 0 ? '0'.repeat(-point) + digits : digits.slice(point);
  return `${negative ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`;
}
