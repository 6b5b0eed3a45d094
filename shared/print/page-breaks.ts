/** The rows of one page: `from` to before `to`. */
export type PageRows = { readonly from: number; readonly to: number };

/**
 * Where pages end, as a browser breaks a table whose rows are kept whole and whose head is repeated. All heights in
 * one unit. A row higher than a page gets a page to itself.
 *
 * @param withNotes the last row holds the notes, and takes the line before it with it to another page
 */
export function pageBreaks(
  rows: readonly number[],
  head: number,
  room: number,
  withNotes = false,
): readonly PageRows[] {
  const pages: PageRows[] = [];
  let from = 0;
  let height = head;
  for (const [at, row] of rows.entries()) {
    if (height + row > room && at > from) {
      const isNotes = withNotes && at === rows.length - 1;
      const to = isNotes && at - 1 > from ? at - 1 : at;
      pages.push({ from, to });
      from = to;
      height = head + (to < at ? (rows[to] ?? 0) : 0);
    }
    height += row;
  }
  return [...pages, { from, to: rows.length }];
}
