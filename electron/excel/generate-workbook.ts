import ExcelJS from 'exceljs';
import { isNumber, NOT_APPLICABLE, type Scale } from '#shared/amount/amount';
import { workbookText } from '#shared/amount/format-amount';
import { type AddressText, parseAddress } from '#shared/document/address';
import { NO_ROUNDING, type Rounding } from '#shared/export/wanyuan';
import type { LayoutCell, LayoutRow, TableLayout } from '#shared/layout/layout';
import type { Table } from '#shared/pack/pack';
import type { CellView, Session } from '#shared/session/session';
import { excelNumber } from './excel-number';
import { CAPTION_ROWS, generatedSheets } from './generated-layout';

const FONT = { name: '宋体', size: 10, family: 3, charset: 134 } as const;
const TITLE_FONT = { ...FONT, size: 18, bold: true };
const BOLD = { ...FONT, bold: true };
const THIN = { style: 'thin' } as const;
const BORDER = { top: THIN, left: THIN, bottom: THIN, right: THIN };

/** What every cell shows: its amount as printed, and the formula behind it where there is one. */
type Contents = {
  readonly session: Session;
  readonly scale: Scale;
  readonly rounding: Rounding;
  readonly formulas: ReadonlyMap<AddressText, string>;
};

/**
 * The pack's own workbook: one sheet a table in the official layout, ready to print; values only, unless `formulas`
 * names some. Made with a fixed date, so that the same project gives the same content. In 万元 `rounding` says what
 * the cells print; without it every cell is rounded for itself.
 */
export async function generateWorkbook(
  session: Session,
  options: {
    readonly scale: Scale;
    readonly rounding?: Rounding;
    readonly formulas?: ReadonlyMap<AddressText, string>;
  },
): Promise<Uint8Array> {
  const { scale, rounding = NO_ROUNDING, formulas = new Map<AddressText, string>() } = options;
  const workbook = new ExcelJS.Workbook();
  workbook.created = new Date(Date.UTC(2000, 0, 1));
  workbook.modified = workbook.created;
  for (const { table, layout } of generatedSheets(session, scale, rounding)) {
    drawTable(workbook, table, layout, { session, scale, rounding, formulas });
  }
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

function drawTable(workbook: ExcelJS.Workbook, table: Table, layout: TableLayout, contents: Contents): void {
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
  for (const [offset, row] of rows.entries()) drawRow(sheet, row, CAPTION_ROWS + offset + 1, contents);
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

function drawRow(sheet: ExcelJS.Worksheet, row: LayoutRow, at: number, contents: Contents): void {
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

function drawCell(target: ExcelJS.Cell, cell: LayoutCell, kind: LayoutRow['kind'], contents: Contents): void {
  const { content } = cell;
  target.font = cell.bold ? BOLD : FONT;
  switch (content.kind) {
    case 'empty':
      return;
    case 'cell': {
      const address = parseAddress(content.address);
      const view = address ? contents.session.cell(address) : undefined;
      if (view) drawValue(target, view, contents);
      return;
    }
    case 'text':
      target.value =
        kind === 'column-numbers' && /^\d+$/.test(content.text) ? Number(content.text) : content.text || null;
      // 行次 are numbers in the ministry's workbooks.
      if (content.align === 'center' && /^\d{1,2}$/.test(content.text)) target.value = Number(content.text);
      target.alignment = { horizontal: content.align, vertical: 'middle', wrapText: kind === 'header' };
      return;
    case 'code':
      target.value = content.code;
      target.numFmt = '@';
      target.alignment = { horizontal: 'left', vertical: 'middle' };
      return;
    case 'name':
      target.value = content.text;
      target.alignment = { horizontal: 'left', vertical: 'middle', shrinkToFit: true, indent: content.level };
      return;
  }
}

function drawValue(target: ExcelJS.Cell, view: CellView, { scale, rounding, formulas }: Contents): void {
  target.numFmt = view.type === 'count' ? '0' : '#,##0.00';
  target.alignment = { horizontal: 'right', vertical: 'middle', shrinkToFit: true };
  const formula = formulas.get(view.address);
  if (view.value === NOT_APPLICABLE) {
    target.value = '——';
    target.alignment = { horizontal: 'center', vertical: 'middle' };
  } else if (isNumber(view.value)) {
    const amount = rounding.printed.get(view.address) ?? view.value;
    const result = excelNumber(workbookText(amount, view.type, scale));
    target.value = formula === undefined ? result : { formula, result };
  } else if (formula !== undefined) {
    target.value = { formula, result: '' };
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
  cell.value = text;
  cell.font = font;
  cell.alignment = { horizontal, vertical: 'middle' };
}
