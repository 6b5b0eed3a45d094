import type { Grid } from '#shared/report/grid';
import { inlineText } from '#shared/report/inline';
import { TEXT_WIDTH } from '#shared/report/official-page';
import type { WordRow, WordTable } from './table-xml';
import { TWIPS_PER_MILLIMETRE } from './word-lines';

const WIDTH = Math.round(TEXT_WIDTH * TWIPS_PER_MILLIMETRE);
const SIZE = 21;

/** A plain table of the document. `together`: all of it stays on one page with what stands above. */
export function wordGrid({ header, shares, aligns, rows }: Grid, together = false): WordTable {
  const whole = shares.reduce((sum, share) => sum + share, 0);
  const rowOf = (texts: readonly string[], isHeader: boolean, isLast: boolean): WordRow => ({
    isHeader,
    cells: texts.map((text, column) => ({
      column,
      columnSpan: 1,
      rowSpan: 1,
      text,
      bold: isHeader,
      size: SIZE,
      align: isHeader ? 'center' : (aligns[column] ?? 'left'),
      indent: 0,
      line: { height: 280, rule: 'atLeast' },
      keepNext: isHeader || (together && !isLast),
    })),
  });
  return {
    widths: shares.map((share) => Math.round((share / whole) * WIDTH)),
    margins: { side: 60, upright: 20 },
    rows: [
      rowOf(header, true, rows.length === 0),
      ...rows.map((cells, at) => rowOf(cells.map(inlineText), false, at === rows.length - 1)),
    ],
  };
}
