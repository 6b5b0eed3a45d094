/** How much room a text takes at a type size, in the unit of that size, a little generously: the fonts of offices differ. */
export function textWidth(text: string, size: number, bold: boolean): number {
  let ems = 0;
  for (const sign of text) ems += emsOf(sign, bold);
  return Math.ceil(ems * size);
}

function emsOf(sign: string, bold: boolean): number {
  if (/[.,:;'()·\s]/.test(sign)) return bold ? 0.34 : 0.32;
  if (sign >= '⺀' || sign === '—') return 1;
  return bold ? 0.63 : 0.58;
}
