import type { Pack } from '../pack/pack';
import { firstBodyRow } from './find-body';
import { findCaption } from './find-caption';
import { findColumns } from './find-columns';
import { findLines } from './find-lines';
import { findTables, type TableRegion } from './find-tables';
import type { TableLocation } from './location';
import type { PlainWorkbook, Sheet } from './sheet';
import { readSheetTexts, type SheetTexts } from './sheet-texts';

export type LocatedWorkbook = {
  readonly tables: readonly TableLocation[];
  /** A second place of a table already found; it is not read. */
  readonly repeated: readonly { readonly table: string; readonly sheet: string }[];
  /** Sheets of the ministry's own tables (财决01表), which are other tables. */
  readonly ministrySheets: readonly { readonly sheet: string; readonly number: string }[];
  readonly otherSheets: readonly string[];
};

/** Finds every table of the pack in a workbook, on visible and hidden sheets alike. */
export function locateTables(workbook: PlainWorkbook, pack: Pack): LocatedWorkbook {
  const tables = new Map<string, TableLocation>();
  const repeated: { table: string; sheet: string }[] = [];
  const ministrySheets: { sheet: string; number: string }[] = [];
  const otherSheets: string[] = [];
  for (const sheet of visibleFirst(workbook.sheets)) {
    const texts = readSheetTexts(sheet);
    const { regions, ministryNumber } = findTables(texts, pack);
    if (ministryNumber !== undefined) ministrySheets.push({ sheet: sheet.name, number: ministryNumber });
    else if (regions.length === 0) otherSheets.push(sheet.name);
    for (const region of regions) {
      if (tables.has(region.table.id)) repeated.push({ table: region.table.id, sheet: sheet.name });
      else tables.set(region.table.id, locateTable(texts, region));
    }
  }
  return {
    tables: pack.tables.flatMap((table) => tables.get(table.id) ?? []),
    repeated,
    ministrySheets,
    otherSheets,
  };
}

function visibleFirst(sheets: readonly Sheet[]): readonly Sheet[] {
  return [...sheets.filter((sheet) => !sheet.hidden), ...sheets.filter((sheet) => sheet.hidden)];
}

function locateTable(texts: SheetTexts, region: TableRegion): TableLocation {
  const bodyRow = firstBodyRow(texts, region);
  const { panels, missing } = findColumns(texts, region, bodyRow);
  const lines = findLines(texts, region, panels, bodyRow);
  return {
    table: region.table.id,
    sheet: texts.sheet,
    top: region.top,
    bottom: region.bottom,
    anchor: region.anchor,
    caption: findCaption(texts, region, bodyRow),
    panels,
    firstBodyRow: bodyRow,
    lines: lines.lines,
    codedLines: lines.codedLines,
    spareRows: lines.spareRows,
    strangeRows: lines.strangeRows,
    noteRow: lines.noteRow,
    sentenceRow: lines.sentenceRow,
    missingColumns: missing,
    missingLines: lines.missingLines,
  };
}
