/** How much room a text takes at a type size, in the unit of that size, a little generously: the fonts of offices differ. */
export function textWidth(text: string, size: number, bold: boolean): number {
  let ems = 0;
  const known = bold ? BOLD : PLAIN;
  for (const sign of text) {
    let em = known.get(sign);
    if (em === undefined) {
      em = emsOf(sign, bold);
      known.set(sign, em);
    }
    ems += em;
  }
  return Math.ceil(ems * size);
}

/** Of the few thousand signs that texts are made of. */
const PLAIN = new Map<string, number>();
const BOLD = new Map<string, number>();

function emsOf(sign: string, bold: boolean): number {
  if (/[.,:;'()·\s]/.test(sign)) return bold ? 0.34 : 0.32;
  if (sign >= '⺀' || sign === '—') return 1;
  return bold ? 0.63 : 0.58;
}
