import {
  AlignmentType,
  BorderStyle,
  LineRuleType,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx';
import type { LayoutCell, LayoutRow } from '#shared/layout/layout';
import { LINE_HEIGHT } from '#shared/print/fit-page';
import { contentSize } from '#shared/print/paper';
import type { PrintedTable } from '#shared/print/print-table';
import { wordFont } from './word-fonts';

/** Twentieths of a point, Word's unit, in a millimetre. */
export const TWIPS_PER_MILLIMETRE = 1440 / 25.4;

const RULE = { style: BorderStyle.SINGLE, size: 4, color: '000000' } as const;
export const BORDERS = { top: RULE, bottom: RULE, left: RULE, right: RULE } as const;

/** The ruled part of a table: all header rows repeated on every page, kept together, no row split. */
export function wordTable({ layout, fit, textOf }: PrintedTable): Table {
  const width = Math.round(contentSize(fit.paper).width * TWIPS_PER_MILLIMETRE);
  const widths = fit.shares.map((share) => Math.round((share * width) / 100));
  const size = Math.round(fit.size * 2);
  const rowOf = (row: LayoutRow, isHeader: boolean) =>
    new TableRow({
      ...(isHeader ? { tableHeader: true } : {}),
      cantSplit: true,
      children: row.cells.map((cell) => wordCell(cell, textOf(cell), row, { widths, size, isHeader })),
    });
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: width, type: WidthType.DXA },
    columnWidths: widths,
    margins: { left: 40, right: 40, top: fit.padding * 20, bottom: fit.padding * 20 },
    rows: [...layout.header.map((row) => rowOf(row, true)), ...layout.body.map((row) => rowOf(row, false))],
  });
}

function wordCell(
  cell: LayoutCell,
  text: string,
  row: LayoutRow,
  {
    widths,
    size,
    isHeader,
  }: { readonly widths: readonly number[]; readonly size: number; readonly isHeader: boolean },
): TableCell {
  const width = widths.slice(cell.column, cell.column + cell.columnSpan).reduce((sum, each) => sum + each, 0);
  const level = cell.content.kind === 'name' ? cell.content.level : 0;
  const run = { font: wordFont('table'), size, bold: cell.bold };
  return new TableCell({
    borders: BORDERS,
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlign.CENTER,
    ...(cell.columnSpan > 1 ? { columnSpan: cell.columnSpan } : {}),
    ...(cell.rowSpan > 1 ? { rowSpan: cell.rowSpan } : {}),
    children: [
      new Paragraph({
        alignment: alignOf(cell, text, row.kind),
        indent: { firstLine: 0, left: level * size * 8 },
        // As high as the fit to the page counted on, whatever the font's own line is.
        spacing: {
          before: 0,
          after: 0,
          line: Math.round(size * LINE_HEIGHT * 10),
          lineRule: LineRuleType.EXACT,
        },
        // A header of several rows stays with the first line below it.
        keepNext: isHeader,
        // An empty cell is as tall as its paragraph mark.
        run,
        children: text === '' ? [] : [new TextRun({ ...run, text })],
      }),
    ],
  });
}

function alignOf(
  { content }: LayoutCell,
  text: string,
  row: LayoutRow['kind'],
): (typeof AlignmentType)[keyof typeof AlignmentType] {
  if (row === 'header' || row === 'column-numbers' || text === '——') return AlignmentType.CENTER;
  if (content.kind === 'text')
    return { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT }[
      content.align
    ];
  return content.kind === 'cell' || content.kind === 'compared' ? AlignmentType.RIGHT : AlignmentType.LEFT;
}
