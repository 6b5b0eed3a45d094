import type { LayoutCell } from '#shared/layout/layout';
import { wrappedLines } from '#shared/layout/wrapped-lines';
import { holdsWords } from './cell-text';
import type { GridRow } from './grid-row';
import { ROW } from './grid-theme';

/** Of words that are broken into lines, as in cells.css. */
const LINE = 18;
/** As many lines as a row has at most; what is longer is read by hovering, and in the field. */
export const MOST_LINES = 15;
/** Both sides of a cell, with its ruled lines. */
const PADDING = 14;

/** How the columns are drawn: their widths in pixels, the type's size, the zoom in per cent. */
export type RowLook = { readonly widths: readonly number[]; readonly size: number; readonly zoom: number };

/** The height in which all words of a row are read, as Excel gives it to a row whose text is wrapped. */
export function rowHeight(row: GridRow, look: RowLook, textOf: (cell: LayoutCell) => string): number {
  let lines = 1;
  for (const cell of row.starting.values()) {
    if (!holdsWords(cell)) continue;
    const width = widthOf(cell, look) - PADDING;
    lines = Math.max(lines, wrappedLines(textOf(cell), width, (look.size * look.zoom) / 100, cell.bold));
  }
  const height = lines === 1 ? ROW : ROW + (Math.min(lines, MOST_LINES) - 1) * LINE;
  return Math.round((height * look.zoom) / 100);
}

function widthOf({ column, columnSpan }: LayoutCell, { widths }: RowLook): number {
  let width = 0;
  for (let at = column; at < column + columnSpan; at += 1) width += widths[at] ?? 0;
  return width;
}
