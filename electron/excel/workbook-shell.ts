import ExcelJS from 'exceljs';
import { unzipSync } from 'fflate';
import { present } from '#shared/kit/assert';
import { cellName } from '#shared/workbook/sheet';
import { type CellLook, FONTS } from './cell-look';
import type { DrawnSheet } from './drawn-sheet';
import { escapedText } from './writable-text';

/** Everything of a workbook but its rows and their texts, for which it has places. */
export type WorkbookShell = {
  /** In the order of the package. */
  readonly parts: readonly (readonly [name: string, bytes: Uint8Array])[];
  /** The number of each look's style. */
  readonly styles: ReadonlyMap<CellLook, number>;
};

/**
 * What the general library makes of a workbook: its parts, styles, columns, views, pages, merges and comments. It is given one cell a
 * look, where the look is first met, so that it numbers styles as if it had been given all of them; rows of cells, which are
 * nearly all of a workbook and of its time, are written beside it.
 *
 * @param author as the file's properties name it
 */
export async function workbookShell(sheets: readonly DrawnSheet[], author: string): Promise<WorkbookShell> {
  const workbook = new ExcelJS.Workbook();
  workbook.creator = escapedText(author);
  workbook.lastModifiedBy = workbook.creator;
  workbook.created = new Date(Date.UTC(2000, 0, 1));
  workbook.modified = workbook.created;
  const met = new Map<CellLook, { readonly sheet: number; readonly cell: string }>();
  for (const [at, drawn] of sheets.entries()) {
    const sheet = addSheet(workbook, drawn);
    for (const [row, { cells }] of drawn.rows.entries()) {
      for (const { column, look } of cells) {
        if (met.has(look)) continue;
        met.set(look, { sheet: at + 1, cell: cellName(row, column) });
        sheet.getCell(row + 1, column + 1).style = look;
      }
    }
    // With a text there is a part for texts.
    sheet.getCell(1, 1).value = drawn.name;
    addMerges(sheet, drawn);
  }
  // It is packed once, with the rows.
  const stored = await workbook.xlsx.writeBuffer({ zip: { compression: 'STORE' } });
  const parts = Object.entries(unzipSync(new Uint8Array(stored)));
  const texts = new Map(parts.map(([name, bytes]) => [name, bytes]));
  const sheetTexts = sheets.map((_, at) =>
    Buffer.from(present(texts.get(sheetPart(at + 1)), 'each sheet is a part')).toString(),
  );
  const styles = new Map<CellLook, number>();
  for (const [look, { sheet, cell }] of met)
    styles.set(look, styleIn(present(sheetTexts[sheet - 1], 'each sheet was written'), cell));
  return { parts, styles };
}

/** The name of a sheet's part; the first one is 1. */
export function sheetPart(number: number): string {
  return `xl/worksheets/sheet${number}.xml`;
}

function styleIn(sheet: string, cell: string): number {
  const [, style] = new RegExp(`<c r="${cell}" s="(\\d+)"`).exec(sheet) ?? [];
  return Number(present(style, 'the library writes the style of a cell'));
}

function addSheet(workbook: ExcelJS.Workbook, drawn: DrawnSheet): ExcelJS.Worksheet {
  const { name, widths, frozen, landscape } = drawn;
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
  return sheet;
}

function addMerges(sheet: ExcelJS.Worksheet, { merges, notes }: DrawnSheet): void {
  // What a merge covers was drawn with its own look.
  for (const { top, left, bottom, right } of merges)
    sheet.mergeCellsWithoutStyle(top + 1, left + 1, bottom + 1, right + 1);
  for (const { row, column, text } of notes)
    sheet.getCell(row + 1, column + 1).note = { texts: [{ font: FONTS.plain, text: escapedText(text) }] };
}
