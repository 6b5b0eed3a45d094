import { type CellTexts, withoutCuts } from './cut-cells';
import type { PageCell, PageTable } from './page-content';

/** A table over one or more pages. */
export type PdfTable = {
  readonly cells: readonly PageCell[];
  /** The page of each row. */
  readonly pages: readonly number[];
  readonly xs: readonly number[];
  /** The height of each row, points. */
  readonly heights: readonly number[];
};

/** Columns of parts of one table stand so near each other, points. */
const SAME_PLACE = 3;

export function tableOfPage({ cells, rows, xs, heights }: PageTable, page: number): PdfTable {
  return { cells, xs, heights, pages: Array.from({ length: rows }, () => page) };
}

/**
 * The table with the next page's part below it, without the header that is printed again; undefined: it is another one.
 *
 * @param said the texts of all cells of the document
 */
export function joinedTable(before: PdfTable, after: PdfTable, said: CellTexts): PdfTable | undefined {
  const [table, next] = [withoutRemnant(before, 'last'), withoutRemnant(after, 'first')];
  if (table.xs.length !== next.xs.length) return undefined;
  const shift = (next.xs[0] ?? 0) - (table.xs[0] ?? 0);
  if (table.xs.some((x, at) => Math.abs((next.xs[at] ?? 0) - x - shift) > SAME_PLACE)) return undefined;
  const repeated = repeatedRows(table, next);
  const below = table.pages.length - repeated;
  const moved = next.cells.flatMap((cell) =>
    cell.row < repeated ? [] : [{ ...cell, row: cell.row + below }],
  );
  return {
    xs: table.xs,
    cells: withoutCuts([...table.cells, ...moved], table.pages.length, repeated, said),
    pages: [...table.pages, ...next.pages.slice(repeated)],
    heights: [...table.heights, ...next.heights.slice(repeated)],
  };
}

/** Of the common height: a row without words that is lower is what a page's end left of one. */
const REMNANT = 0.6;

function withoutRemnant(table: PdfTable, which: 'first' | 'last'): PdfTable {
  const rows = table.pages.length;
  const row = which === 'first' ? 0 : rows - 1;
  const usual = [...table.heights].sort((one, other) => one - other)[Math.floor(rows / 2)] ?? 0;
  const own = table.cells.filter((cell) => cell.row <= row && cell.row + cell.rowSpan > row);
  const isRemnant = rows > 1 && (table.heights[row] ?? 0) < REMNANT * usual;
  if (!isRemnant || own.some((cell) => cell.rowSpan > 1 || cell.content.text !== '')) return table;
  const others = <Value>(values: readonly Value[]): readonly Value[] => values.filter((_, at) => at !== row);
  return {
    xs: table.xs,
    pages: others(table.pages),
    heights: others(table.heights),
    cells: table.cells.flatMap((cell) => {
      if (cell.row === row) return [];
      return [cell.row > row ? { ...cell, row: cell.row - 1 } : cell];
    }),
  };
}

/** As many rows at the top say the same in both, up to where no cell reaches over. */
function repeatedRows(table: PdfTable, next: PdfTable): number {
  const [ours, theirs] = [rowTexts(table), rowTexts(next)];
  let same = 0;
  while (same < theirs.length && same < ours.length && theirs[same] === ours[same] && theirs[same] !== '')
    same += 1;
  const isCut = (row: number): boolean =>
    next.cells.some((cell) => cell.row < row && cell.row + cell.rowSpan > row);
  while (same > 0 && isCut(same)) same -= 1;
  return same === next.pages.length ? 0 : same;
}

function rowTexts({ cells, pages }: PdfTable): readonly string[] {
  const rows = pages.map((): string[] => []);
  for (const { row, column, rowSpan, columnSpan, content } of cells)
    if (content.text !== '')
      rows[row]?.push(`${column} ${rowSpan} ${columnSpan} ${content.text.replace(/\s+/g, '')}`);
  return rows.map((row) => row.join('|'));
}
