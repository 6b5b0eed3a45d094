import type ExcelJS from 'exceljs';
import type { LayoutCell, LayoutRow, TableLayout } from '#shared/layout/layout';
import type { Table } from '#shared/pack/pack';
import { BORDER, type Contents, drawCell, FONT, TITLE_FONT } from './generated-cell';
import { captionRows } from './generated-layout';
import { escapedText } from './writable-text';

const TITLE_HEIGHT = 34;
const LINE_HEIGHT = 18;
const NOTE_LINE_HEIGHT = 15;

/** Draws one table on a sheet of its own: A4, fitted to the width, header repeated on every page and frozen. */
export function drawSheet(
  workbook: ExcelJS.Workbook,
  table: Table,
  layout: TableLayout,
  contents: Contents,
): void {
  const labels = layout.columns.findIndex(({ shows }) => shows === 'amount');
  const above = captionRows(layout);
  const top = above + layout.header.length;
  const sheet = workbook.addWorksheet(table.sheet, {
    views: [{ state: 'frozen', xSplit: table.panels.length === 1 ? labels : 0, ySplit: top }],
    pageSetup: {
      paperSize: 9,
      orientation: layout.landscape ? 'landscape' : 'portrait',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      horizontalCentered: true,
      printTitlesRow: `1:${top}`,
      margins: { left: 0.5, right: 0.5, top: 0.6, bottom: 0.6, header: 0.3, footer: 0.3 },
    },
    headerFooter: { oddFooter: '&C第 &P 页 共 &N 页' },
  });
  for (const [index, column] of layout.columns.entries()) sheet.getColumn(index + 1).width = column.width;
  drawCaption(sheet, layout);
  const rows = [...layout.header, ...layout.body];
  for (const [offset, row] of rows.entries()) drawRow(sheet, row, above + offset + 1, contents);
  drawNotes(sheet, layout, above + rows.length + 1);
}

/** Organisation at the left, year in the middle column, 金额单位 at the right end, as the ministry prints them. */
function drawCaption(sheet: ExcelJS.Worksheet, layout: TableLayout): void {
  const width = layout.columns.length;
  sheet.mergeCells(1, 1, 1, width);
  put(sheet, 1, 1, layout.title, 'center', TITLE_FONT);
  sheet.getRow(1).height = TITLE_HEIGHT;
  if (layout.number !== '') put(sheet, 2, width, layout.number, 'right', FONT);
  const row = captionRows(layout);
  const { organisation, year, scale } = layout.caption;
  if (organisation !== '') put(sheet, row, 1, organisation, 'left', FONT);
  if (year !== '') put(sheet, row, Math.floor(width / 2) + 1, year, 'center', FONT);
  put(sheet, row, width, scale, 'right', FONT);
}

function drawNotes(sheet: ExcelJS.Worksheet, layout: TableLayout, first: number): void {
  const width = layout.columns.length;
  // A Chinese character takes two units of width.
  const characters = layout.columns.reduce((sum, column) => sum + column.width, 0) / 2;
  for (const [offset, note] of layout.notes.entries()) {
    const row = first + offset;
    sheet.mergeCells(row, 1, row, width);
    const cell = sheet.getCell(row, 1);
    cell.value = escapedText(note);
    cell.font = FONT;
    cell.alignment = { horizontal: 'left', vertical: 'top', wrapText: true };
    sheet.getRow(row).height = NOTE_LINE_HEIGHT * Math.ceil(note.length / characters);
  }
}

function drawRow(sheet: ExcelJS.Worksheet, row: LayoutRow, at: number, contents: Contents): void {
  sheet.getRow(at).height = row.cells.some((cell) => wraps(cell, sheet)) ? 2 * NOTE_LINE_HEIGHT : LINE_HEIGHT;
  for (const cell of row.cells) {
    const { column, columnSpan, rowSpan } = cell;
    for (let down = 0; down < rowSpan; down += 1) {
      for (let right = 0; right < columnSpan; right += 1) {
        sheet.getCell(at + down, column + right + 1).border = BORDER;
      }
    }
    if (columnSpan > 1 || rowSpan > 1)
      sheet.mergeCells(at, column + 1, at + rowSpan - 1, column + columnSpan);
    drawCell(sheet.getCell(at, column + 1), cell, row.kind, contents);
  }
}

/** A header word wider than its columns is printed on two lines; a Chinese character takes two units of width. */
function wraps(
  { column, columnSpan, rowSpan, content, bold }: LayoutCell,
  sheet: ExcelJS.Worksheet,
): boolean {
  if (content.kind !== 'text' || content.align !== 'center' || !bold || rowSpan > 1) return false;
  let width = 0;
  for (let at = column; at < column + columnSpan; at += 1) width += sheet.getColumn(at + 1).width ?? 9;
  return content.text.length * 2 > width;
}

function put(
  sheet: ExcelJS.Worksheet,
  row: number,
  column: number,
  text: string,
  horizontal: 'left' | 'center' | 'right',
  font: Partial<ExcelJS.Font>,
): void {
  const cell = sheet.getCell(row, column);
  cell.value = escapedText(text);
  // A text that starts with = stays one, also when the clerk edits the cell.
  cell.numFmt = '@';
  cell.font = font;
  cell.alignment = { horizontal, vertical: 'middle' };
}
