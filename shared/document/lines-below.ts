/**
 * Code → how many of the codes stand below it. Counted once for all, since to look through a table's lines for each
 * line of a long paste would take minutes.
 */
export function linesBelow(codes: Iterable<string>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const code of codes) {
    for (const above of beginnings(code)) counts.set(above, (counts.get(above) ?? 0) + 1);
  }
  return counts;
}

/** Everything a code begins with, shortest first, the code itself left out. */
export function beginnings(code: string): string[] {
  return Array.from({ length: code.length - 1 }, (_, index) => code.slice(0, index + 1));
}
