import type { LayoutCell, LayoutRow } from '../layout/layout';
import { contentSize, POINTS_PER_MILLIMETRE } from './paper';
import type { PrintedTable } from './print-table';

/** So few rows are measured each. */
const FEW = 200;
/** Both sides of a cell with its ruled line, and what a row's indent takes, in points and ems; both rather more than drawn. */
const PADDING = 6;
const INDENT = 2;

/**
 * Which rows of the body are as high as each other on paper, whatever the fonts: for each row the row that stands for it. In a
 * long table most have one line of words, surely; those that may have more stand for themselves.
 */
export function alikeRows(table: PrintedTable): readonly number[] {
  const { body } = table.layout;
  const isMerged = body.some(({ cells }) => cells.some(({ rowSpan }) => rowSpan > 1));
  if (body.length <= FEW || isMerged) return body.map((_, at) => at);
  const first = new Map<string, number>();
  return body.map((row, at) => {
    if (!isOneLine(row, table)) return at;
    const standing = first.get(row.kind) ?? at;
    first.set(row.kind, standing);
    return standing;
  });
}

function isOneLine({ cells }: LayoutRow, table: PrintedTable): boolean {
  const { fit } = table;
  const width = contentSize(fit.paper).width * POINTS_PER_MILLIMETRE;
  return cells.every((cell) => {
    if (!mayBreak(cell)) return true;
    const shares = fit.shares.slice(cell.column, cell.column + cell.columnSpan);
    const share = shares.reduce((sum, one) => sum + one, 0) / 100;
    const room = share * width - PADDING;
    const text = table.textOf(cell);
    return !text.includes('\n') && (mostEms(text) + INDENT) * fit.size <= room;
  });
}

/** Amounts are never broken. */
function mayBreak({ content }: LayoutCell): boolean {
  return content.kind !== 'empty' && !(content.kind === 'cell' && content.align === 'right');
}

/** Not narrower in any font that is read: digits and marks are narrower than an em, everything else at most as wide. */
function mostEms(text: string): number {
  let ems = 0;
  for (const sign of text) ems += sign >= '0' && sign <= '9' ? 0.7 : 1;
  return ems;
}
