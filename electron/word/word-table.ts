import type { LayoutCell, LayoutRow } from '#shared/layout/layout';
import { LINE_HEIGHT } from '#shared/print/fit-page';
import { contentSize } from '#shared/print/paper';
import type { PrintedTable } from '#shared/print/print-table';
import type { WordCell, WordRow, WordTable } from './table-xml';
import { TWIPS_PER_MILLIMETRE } from './word-lines';

/** The ruled part of a table of the pack: a header of several rows stays with the first line below it. */
export function wordTable({ layout, fit, textOf }: PrintedTable): WordTable {
  const width = Math.round(contentSize(fit.paper).width * TWIPS_PER_MILLIMETRE);
  const size = Math.round(fit.size * 2);
  const rowOf = (row: LayoutRow, isHeader: boolean): WordRow => ({
    isHeader,
    cells: row.cells.map((cell) => wordCell(cell, textOf(cell), row.kind, { size, isHeader })),
  });
  return {
    widths: fit.shares.map((share) => Math.round((share * width) / 100)),
    margins: { side: 40, upright: Math.round(fit.padding * 20) },
    rows: [...layout.header.map((row) => rowOf(row, true)), ...layout.body.map((row) => rowOf(row, false))],
  };
}

function wordCell(
  { column, columnSpan, rowSpan, bold, content }: LayoutCell,
  text: string,
  row: LayoutRow['kind'],
  { size, isHeader }: { readonly size: number; readonly isHeader: boolean },
): WordCell {
  return {
    column,
    columnSpan,
    rowSpan,
    text,
    bold,
    size,
    align: alignOf(content, text, row),
    indent: (content.kind === 'name' ? content.level : 0) * size * 8,
    // As high as the fit to the page counted on, whatever the font's own line is.
    line: { height: Math.round(size * LINE_HEIGHT * 10), rule: 'exact' },
    keepNext: isHeader,
  };
}

function alignOf(content: LayoutCell['content'], text: string, row: LayoutRow['kind']): WordCell['align'] {
  if (row === 'header' || row === 'column-numbers' || text === '——') return 'center';
  if (content.kind === 'text') return content.align;
  return content.kind === 'cell' || content.kind === 'compared' ? 'right' : 'left';
}
