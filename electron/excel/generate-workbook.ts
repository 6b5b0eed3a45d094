import ExcelJS from 'exceljs';
import { isNumber, NOT_APPLICABLE, type Scale } from '#shared/amount/amount';
import { workbookText } from '#shared/amount/format-amount';
import { parseAddress } from '#shared/document/address';
import { layOutTable } from '#shared/layout/lay-out-table';
import type { LayoutCell, LayoutRow, TableLayout } from '#shared/layout/layout';
import type { Table } from '#shared/pack/pack';
import { isEmptyTable } from '#shared/session/empty-table';
import type { CellView, Session } from '#shared/session/session';
import { excelNumber } from './excel-number';
import { storedText } from './writable-text';

const FONT = { name: '宋体', size: 10, family: 3, charset: 134 } as const;
const TITLE_FONT = { ...FONT, size: 18, bold: true };
const BOLD = { ...FONT, bold: true };
const THIN = { style: 'thin' } as const;
const BORDER = { top: THIN, left: THIN, bottom: THIN, right: THIN };
/** Rows above the header: title, 表号, caption. */
const CAPTION_ROWS = 3;

/**
 * The pack's own workbook: one sheet a table in the official layout, values only, ready to print. Made with a fixed
 * date, so that the same project gives the same content.
 */
export async function generateWorkbook(
  session: Session,
  options: { readonly scale: Scale },
): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  workbook.created = new Date(Date.UTC(2000, 0, 1));
  workbook.modified = workbook.created;
  const document = session.document();
  for (const table of session.pack.tables) {
    const layout = layOutTable(table, {
      lines: document.tables.get(table.id)?.lines ?? [],
      facts: document.facts,
      scale: options.scale,
      empty: isEmptyTable(session, table.id),
    });
    drawTable(workbook, table, layout, session, options.scale);
  }
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

function drawTable(
  workbook: ExcelJS.Workbook,
  table: Table,
  layout: TableLayout,
  session: Session,
  scale: Scale,
): void {
  const labels = layout.columns.findIndex(({ shows }) => shows === 'amount');
  const top = CAPTION_ROWS + layout.header.length;
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
  for (const [offset, row] of rows.entries()) drawRow(sheet, row, CAPTION_ROWS + offset + 1, session, scale);
  drawNotes(sheet, layout, CAPTION_ROWS + rows.length + 1);
}

function drawCaption(sheet: ExcelJS.Worksheet, layout: TableLayout): void {
  const width = layout.columns.length;
  sheet.mergeCells(1, 1, 1, width);
  put(sheet, 1, 1, layout.title, 'center', TITLE_FONT);
  sheet.getRow(1).height = 34;
  put(sheet, 2, width, layout.number, 'right', FONT);
  put(sheet, 3, 1, layout.caption.organisation, 'left', FONT);
  put(sheet, 3, Math.floor(width / 2) + 1, layout.caption.year, 'center', FONT);
  put(sheet, 3, width, layout.caption.scale, 'right', FONT);
}

function drawNotes(sheet: ExcelJS.Worksheet, layout: TableLayout, first: number): void {
  const width = layout.columns.length;
  const characters = layout.columns.reduce((sum, column) => sum + column.width, 0) / 2;
  for (const [offset, note] of layout.notes.entries()) {
    const row = first + offset;
    sheet.mergeCells(row, 1, row, width);
    put(sheet, row, 1, note, 'left', FONT);
    sheet.getCell(row, 1).alignment = { horizontal: 'left', vertical: 'top', wrapText: true };
    sheet.getRow(row).height = 15 * Math.ceil(note.length / characters);
  }
}

function drawRow(sheet: ExcelJS.Worksheet, row: LayoutRow, at: number, session: Session, scale: Scale): void {
  sheet.getRow(at).height = row.cells.some((cell) => wraps(cell, sheet)) ? 30 : 18;
  for (const cell of row.cells) {
    const { column, columnSpan, rowSpan } = cell;
    for (let down = 0; down < rowSpan; down += 1) {
      for (let right = 0; right < columnSpan; right += 1) {
        sheet.getCell(at + down, column + right + 1).border = BORDER;
      }
    }
    if (columnSpan > 1 || rowSpan > 1)
      sheet.mergeCells(at, column + 1, at + rowSpan - 1, column + columnSpan);
    drawCell(sheet.getCell(at, column + 1), cell, row.kind, session, scale);
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

function drawCell(
  target: ExcelJS.Cell,
  cell: LayoutCell,
  kind: LayoutRow['kind'],
  session: Session,
  scale: Scale,
): void {
  const { content } = cell;
  target.font = cell.bold ? BOLD : FONT;
  switch (content.kind) {
    case 'empty':
      return;
    case 'cell': {
      const address = parseAddress(content.address);
      const view = address ? session.cell(address) : undefined;
      if (view) drawValue(target, view, scale);
      return;
    }
    case 'text':
      target.value =
        kind === 'column-numbers' && /^\d+$/.test(content.text)
          ? Number(content.text)
          : storedText(content.text) || null;
      // 行次 are numbers in the ministry's workbooks.
      if (content.align === 'center' && /^\d{1,2}$/.test(content.text)) target.value = Number(content.text);
      target.alignment = { horizontal: content.align, vertical: 'middle', wrapText: kind === 'header' };
      return;
    case 'code':
      target.value = storedText(content.code);
      target.numFmt = '@';
      target.alignment = { horizontal: 'left', vertical: 'middle' };
      return;
    case 'name':
      target.value = storedText(content.text);
      target.alignment = { horizontal: 'left', vertical: 'middle', shrinkToFit: true, indent: content.level };
      return;
  }
}

function drawValue(target: ExcelJS.Cell, view: CellView, scale: Scale): void {
  target.numFmt = view.type === 'count' ? '0' : '#,##0.00';
  target.alignment = { horizontal: 'right', vertical: 'middle', shrinkToFit: true };
  if (view.value === NOT_APPLICABLE) {
    target.value = '——';
    target.alignment = { horizontal: 'center', vertical: 'middle' };
  } else if (isNumber(view.value)) {
    target.value = excelNumber(workbookText(view.value, view.type, scale));
  }
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
  cell.value = storedText(text);
  cell.font = font;
  cell.alignment = { horizontal, vertical: 'middle' };
}
