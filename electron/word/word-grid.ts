import { type Grid, type GridCell, gridBody, gridHeader } from '#shared/report/grid';
import { inlineText } from '#shared/report/inline';
import { TEXT_WIDTH } from '#shared/report/official-page';
import type { WordRow, WordTable } from './table-xml';
import { TWIPS_PER_MILLIMETRE } from './word-lines';

const WIDTH = Math.round(TEXT_WIDTH * TWIPS_PER_MILLIMETRE);
const TWIPS_PER_POINT = 20;
/** In points, where the grid says nothing. */
const SIZE = 10.5;

/** As the PDF sets a line of a cell, and all that stands above and below its lines, so that pages end at the same rows. */
const LINE = 1.3;
const PADDING = 6;

/** A plain table of the document. `together`: all of it stays on one page with what stands above. */
export function wordGrid(grid: Grid, together = false): WordTable {
  const { shares, aligns, size = SIZE } = grid;
  const whole = shares.reduce((sum, share) => sum + share, 0);
  const rowOf = (cells: readonly GridCell[], isHeader: boolean, isLast: boolean): WordRow => ({
    isHeader,
    cells: cells.map(({ column, columnSpan, rowSpan, content }) => ({
      column,
      columnSpan,
      rowSpan,
      text: inlineText(content),
      bold: isHeader,
      size: Math.round(size * 2),
      align: isHeader ? 'center' : (aligns[column] ?? 'left'),
      indent: 0,
      line: { height: Math.round(LINE * size * TWIPS_PER_POINT), rule: 'exact' },
      keepNext: isHeader || (together && !isLast),
    })),
  });
  const body = gridBody(grid);
  return {
    widths: shares.map((share) => Math.round((share / whole) * WIDTH)),
    margins: {
      side: 60,
      upright: Math.round(((PADDING - (LINE - 1) * size) / 2) * TWIPS_PER_POINT),
    },
    rows: [
      ...gridHeader(grid).map((cells) => rowOf(cells, true, body.length === 0)),
      ...body.map((cells, at) => rowOf(cells, false, at === body.length - 1)),
    ],
  };
}
