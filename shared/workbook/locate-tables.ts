import type { Pack, Table } from '../pack/pack';
import { findCaption } from './find-caption';
import { findHeader } from './find-header';
import { findLines } from './find-lines';
import { findTables } from './find-tables';
import type { TableLocation } from './location';
import type { PlainWorkbook, Sheet } from './sheet';
import { readSheetTexts, type SheetTexts } from './sheet-texts';
import { tableNameReader } from './table-names';
import type { TableRegion } from './table-region';

export type LocatedWorkbook = {
  readonly tables: readonly TableLocation[];
  /** A second place of a table already found; it is not read. */
  readonly repeated: readonly { readonly table: string; readonly sheet: string }[];
  /** Sheets of the ministry's own tables (财决01表), which are other tables; the number may be unprinted (empty). */
  readonly ministrySheets: readonly { readonly sheet: string; readonly number: string }[];
  readonly otherSheets: readonly string[];
};

/**
 * Finds every table of the pack in a workbook, on visible and hidden sheets alike. Where a title or number has no
 * header below it (a list of contents, a mention) there is no table.
 */
export function locateTables(workbook: PlainWorkbook, pack: Pack): LocatedWorkbook {
  const readName = tableNameReader(pack);
  const ministrySheets: { sheet: string; number: string }[] = [];
  const otherSheets: string[] = [];
  const found: TableLocation[] = [];
  for (const sheet of visibleFirst(workbook.sheets)) {
    const texts = readSheetTexts(sheet);
    const { regions, ministry } = findTables(texts, readName);
    const [number] = ministry;
    if (number !== undefined) ministrySheets.push({ sheet: sheet.name, number });
    const here = withScales(regions.flatMap((region) => locateTable(texts, region) ?? []));
    if (number === undefined && here.length === 0) otherSheets.push(sheet.name);
    found.push(...here);
  }
  const tables = new Map(
    pack.tables.flatMap(({ id }) => {
      const best = bestPlace(found.filter(({ table }) => table === id));
      return best ? [[id, best]] : [];
    }),
  );
  return {
    tables: [...tables.values()],
    repeated: found
      .filter((place) => tables.get(place.table) !== place)
      .map(({ table, sheet }) => ({ table, sheet: sheet.name })),
    ministrySheets,
    otherSheets,
  };
}

function visibleFirst(sheets: readonly Sheet[]): readonly Sheet[] {
  return [...sheets.filter((sheet) => !sheet.hidden), ...sheets.filter((sheet) => sheet.hidden)];
}

/** The visible place with most of the table's columns; of equals, the first. */
function bestPlace(places: readonly TableLocation[]): TableLocation | undefined {
  const visible = places.filter(({ sheet }) => !sheet.hidden);
  const all = visible.length > 0 ? visible : places;
  const fewest = Math.min(...all.map(unread));
  return all.find((place) => unread(place) === fewest);
}

function unread({ missingColumns, unclearColumns }: TableLocation): number {
  return missingColumns.length + unclearColumns.length;
}

/** A table whose header is on the sheet without its title or number, as when only a part was copied. */
export function locateUntitled(sheet: Sheet, table: Table): TableLocation | undefined {
  const region: TableRegion = {
    table,
    captionTop: 0,
    top: 0,
    headerTop: 0,
    bottom: sheet.rowCount - 1,
    left: 0,
    right: sheet.columnCount - 1,
    anchor: { row: 0, column: 0 },
    numbered: false,
  };
  return locateTable(readSheetTexts(sheet), region);
}

/** Tables under one another may print 金额单位 once, above the first of them. */
function withScales(tables: readonly TableLocation[]): TableLocation[] {
  const labelled = tables.filter(({ caption }) => caption.scaleAt !== undefined);
  return tables.map((table) => {
    const above = labelled.findLast(({ top }) => top <= table.top);
    if (table.caption.scaleAt !== undefined || !above) return table;
    return {
      ...table,
      caption: { ...table.caption, scale: above.caption.scale, unknownUnit: above.caption.unknownUnit },
    };
  });
}

function locateTable(texts: SheetTexts, region: TableRegion): TableLocation | undefined {
  const { bodyRow, panels, missing, unclear } = findHeader(texts, region);
  if (!panels.flat().some(({ amount, columns }) => amount !== undefined && columns.length > 0)) {
    return undefined;
  }
  const lines = findLines(texts, region, panels, bodyRow);
  return {
    table: region.table.id,
    sheet: texts.sheet,
    top: region.top,
    bottom: region.bottom,
    left: region.left,
    right: region.right,
    anchor: region.anchor,
    caption: findCaption(texts, region, bodyRow),
    panels,
    firstBodyRow: bodyRow,
    headerRows: lines.headerRows,
    lines: lines.lines,
    codedLines: lines.codedLines,
    spareRows: lines.spareRows,
    strangeRows: lines.strangeRows,
    noteRow: lines.noteRow,
    sentenceRow: lines.sentenceRow,
    missingColumns: missing,
    unclearColumns: unclear,
    missingLines: lines.missingLines,
  };
}
