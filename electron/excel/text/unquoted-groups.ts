/**
 * A number that was written with thousands separators and without quotes is cut where a comma parts the cells: 10,914,325.90
 * becomes three. A row that is longer than the header for that alone, and has its length once such numbers are joined, is
 * joined; where that does not come out, which cells belong together cannot be told, and the numbers are left apart with a
 * mark that makes none of them an amount.
 */
export function joinGroups(row: readonly string[], width: number): readonly string[] {
  if (row.length <= width) return row;
  const joined: string[] = [];
  for (const cell of row) {
    const before = joined.at(-1);
    const continues =
      before !== undefined && /^-?\d{1,3}(,\d{3})*$/.test(before) && /^\d{3}(\.\d+)?$/.test(cell.trim());
    if (continues) joined[joined.length - 1] = `${before},${cell.trim()}`;
    else joined.push(cell.trim());
  }
  if (joined.length === row.length) return row;
  return joined.length === width
    ? joined
    : row.map((cell) => (/^-?\d{1,3}(\.\d+)?$/.test(cell.trim()) ? `${cell.trim()}?` : cell));
}
