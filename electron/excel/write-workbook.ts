import ExcelJS from 'exceljs';
import { unzipSync } from 'fflate';
import { writePackage } from '../package/write-package';
import { FONTS } from './cell-look';
import type { DrawnCell, DrawnSheet } from './drawn-sheet';
import { excelNumber } from './excel-number';
import { escapedText } from './writable-text';

/** The format has local time only; the same everywhere. */
const CLOCK = new Date(2000, 0, 1);

/** Of packing: half the time of the usual 6 for two per cent more bytes. */
const LEVEL = 4;

/**
 * Sheets as an .xlsx. The same sheets give the same bytes.
 *
 * @param author as the file's properties name it
 */
export async function writeWorkbook(sheets: readonly DrawnSheet[], author: string): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  workbook.creator = escapedText(author);
  workbook.created = new Date(Date.UTC(2000, 0, 1));
  workbook.modified = workbook.created;
  for (const sheet of sheets) addSheet(workbook, sheet);
  // It is packed once, below.
  const stored = await workbook.xlsx.writeBuffer({ zip: { compression: 'STORE' } });
  return withoutClock(new Uint8Array(stored));
}

/** The library stamps the parts of the ZIP with the hour of the export; the format knows local time only. */
function withoutClock(bytes: Uint8Array): Promise<Uint8Array> {
  const parts = Object.entries(unzipSync(bytes));
  return writePackage(parts.map(([name, part]) => ({ name, bytes: part, modified: CLOCK, level: LEVEL })));
}

function addSheet(workbook: ExcelJS.Workbook, drawn: DrawnSheet): void {
  const { name, widths, frozen, landscape, rows, merges, notes } = drawn;
  const sheet = workbook.addWorksheet(name, {
    views: [{ state: 'frozen', xSplit: frozen.columns, ySplit: frozen.rows }],
    pageSetup: {
      paperSize: 9,
      orientation: landscape ? 'landscape' : 'portrait',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      horizontalCentered: true,
      printTitlesRow: `1:${frozen.rows}`,
      margins: { left: 0.5, right: 0.5, top: 0.6, bottom: 0.6, header: 0.3, footer: 0.3 },
    },
    headerFooter: { oddFooter: '&C第 &P 页 共 &N 页' },
  });
  for (const [at, width] of widths.entries()) sheet.getColumn(at + 1).width = width;
  for (const [at, { height, cells }] of rows.entries()) {
    const row = sheet.getRow(at + 1);
    if (height !== undefined) row.height = height;
    for (const cell of cells) {
      const target = row.getCell(cell.column + 1);
      target.style = cell.look;
      const value = contentOf(cell);
      if (value !== undefined) target.value = value;
    }
  }
  // What a merge covers was drawn with its own look.
  for (const { top, left, bottom, right } of merges)
    sheet.mergeCellsWithoutStyle(top + 1, left + 1, bottom + 1, right + 1);
  for (const { row, column, text } of notes)
    sheet.getCell(row + 1, column + 1).note = { texts: [{ font: FONTS.plain, text: escapedText(text) }] };
}

function contentOf({ value, formula }: DrawnCell): ExcelJS.CellValue | undefined {
  const result =
    value === undefined ? '' : value.kind === 'number' ? excelNumber(value.text) : escapedText(value.text);
  if (formula !== undefined) return { formula, result };
  return result === '' ? undefined : result;
}
