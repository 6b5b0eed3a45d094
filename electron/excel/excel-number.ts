/**
 * Exact decimal text as the value of a workbook's cell: the one place where an amount becomes a double. Excel keeps
 * 15 significant digits; text within that comes back digit for digit. Longer amounts (beyond 9.9 万亿元) go in as
 * text, so that no digit is lost.
 */
export function excelNumber(text: string): number | string {
  // As most are: no need to count which of its digits are significant.
  if (text.length <= 15) return Number(text);
  const significant = text.replace(/[-.]/g, '').replace(/^0+|0+$/g, '');
  return significant.length <= 15 ? Number(text) : text;
}
