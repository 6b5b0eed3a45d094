/**
 * Codes stand below those that they begin with (2010301 below 201). Asked of all lines at once, since to look through a
 * table's lines for each line of a long paste would take minutes.
 */

/** Gives, for a code, those of the codes that it begins with, itself left out, shortest first. */
export function codesAbove(codes: ReadonlySet<string>): (code: string) => string[] {
  const lengths = [...new Set([...codes].map((code) => code.length))].sort((one, other) => one - other);
  return (code) => {
    const above: string[] = [];
    for (const length of lengths) {
      if (length >= code.length) break;
      const beginning = code.slice(0, length);
      if (codes.has(beginning)) above.push(beginning);
    }
    return above;
  };
}

/** Of the codes asked for, how many others stand below each; those with none are left out. */
export function linesBelow(codes: Iterable<string>, asked: ReadonlySet<string>): Map<string, number> {
  const above = codesAbove(asked);
  const counts = new Map<string, number>();
  for (const code of codes) {
    for (const beginning of above(code)) counts.set(beginning, (counts.get(beginning) ?? 0) + 1);
  }
  return counts;
}
