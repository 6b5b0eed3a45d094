import type { LayoutCell, LayoutRow } from '../layout/layout';
import { contentSize, POINTS_PER_MILLIMETRE } from './paper';
import type { PrintedTable } from './print-table';

/** So few rows are measured each. */
const FEW = 200;
/** Both sides of a cell with its ruled lines in points, and what rounding to the pixels of a screen may take. */
const PADDING = 7;
/** The indent of a name of the lowest level, in ems. */
const INDENT = 1.8;

/**
 * Which rows of the body are as high as each other on paper: for each row the row that stands for it. In a long table most
 * have one line of words; those that may have more stand for themselves. `widthOf` gives the width of a text in points as it
 * is drawn at the table's type size.
 */
export function alikeRows(
  table: PrintedTable,
  widthOf: (text: string, bold: boolean) => number,
): readonly number[] {
  const { body } = table.layout;
  const isMerged = body.some(({ cells }) => cells.some(({ rowSpan }) => rowSpan > 1));
  if (body.length <= FEW || isMerged) return body.map((_, at) => at);
  const first = new Map<string, number>();
  return body.map((row, at) => {
    if (!isOneLine(row, table, widthOf)) return at;
    const standing = first.get(row.kind) ?? at;
    first.set(row.kind, standing);
    return standing;
  });
}

function isOneLine(
  { cells }: LayoutRow,
  table: PrintedTable,
  widthOf: (text: string, bold: boolean) => number,
): boolean {
  const { fit } = table;
  const width = contentSize(fit.paper).width * POINTS_PER_MILLIMETRE;
  return cells.every((cell) => {
    if (!mayBreak(cell)) return true;
    const shares = fit.shares.slice(cell.column, cell.column + cell.columnSpan);
    const share = shares.reduce((sum, one) => sum + one, 0) / 100;
    const room = share * width - PADDING - (cell.content.kind === 'name' ? INDENT * fit.size : 0);
    const text = table.textOf(cell);
    return !text.includes('\n') && widthOf(text, cell.bold) <= room;
  });
}

/** Amounts are never broken. */
function mayBreak({ content }: LayoutCell): boolean {
  return content.kind !== 'empty' && !(content.kind === 'cell' && content.align === 'right');
}
