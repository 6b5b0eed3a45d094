/** The rows of one page: `from` to before `to`. */
export type PageRows = { readonly from: number; readonly to: number };

/**
 * Where pages end, as a browser breaks a table whose rows are kept whole and whose head is repeated. All heights in
 * one unit. A row higher than a page gets a page to itself.
 */
export function pageBreaks(rows: readonly number[], head: number, room: number): readonly PageRows[] {
  const pages: PageRows[] = [];
  let from = 0;
  let height = head;
  for (const [at, row] of rows.entries()) {
    if (height + row > room && at > from) {
      pages.push({ from, to: at });
      from = at;
      height = head;
    }
    height += row;
  }
  return [...pages, { from, to: rows.length }];
}
