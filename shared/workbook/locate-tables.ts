import { POWER_OF } from '../amount/money-unit';
import { append } from '../kit/lists';
import { oncePer } from '../kit/once-per';
import { normalName } from '../kit/same-name';
import type { Pack, Table } from '../pack/pack';
import type { TableId } from '../rule/rule';
import { findCaption } from './find-caption';
import { findHeader, saidHeaderEnd } from './find-header';
import { findLines } from './find-lines';
import { findTables, type TitleConflict } from './find-tables';
import { headerPaths, headingsOf, spokenHeadings } from './header-path';
import { joinPages } from './join-pages';
import type { CellPlace, TableLocation } from './location';
import { type ReadWordCells, wordCellReader } from './naming-cells';
import { countsOrDates, numberCells } from './number-cells';
import type { PlainWorkbook, Sheet } from './sheet';
import { withinReach } from './sheet-reach';
import { readSheetTexts, type SheetTexts } from './sheet-texts';
import { spokenNameReader } from './table-names';
import type { TableRegion } from './table-region';
import { findTitleRow } from './title-row';

export type LocatedWorkbook = {
  readonly tables: readonly TableLocation[];
  /** A second place of a table already found; it is not read. */
  readonly repeated: readonly {
    readonly table: TableId;
    readonly sheet: string;
    readonly location: TableLocation;
  }[];
  /** Sheets of the ministry's own tables (财决01表), which are other tables; the number may be unprinted (empty). */
  readonly ministrySheets: readonly { readonly sheet: string; readonly number: string }[];
  readonly otherSheets: readonly string[];
  /** Headings whose title is that of one table and whose number is that of another; nothing below them is read. */
  readonly conflicts: readonly TitleConflict[];
  /** Titles without a header that could be theirs below; a table found elsewhere is not among them. */
  readonly headless: readonly HeadlessTitle[];
};

/** `location`: where its header and data probably stand, nothing of them read. */
export type HeadlessTitle = {
  readonly table: TableId;
  readonly sheet: Sheet;
  readonly anchor: CellPlace;
  readonly location: TableLocation;
};

/**
 * Finds every table of the pack in a workbook, on visible and hidden sheets alike. Where a title or number has no
 * header below it (a list of contents, a mention) there is no table.
 */
export function locateTables(workbook: PlainWorkbook, pack: Pack): LocatedWorkbook {
  const ministrySheets: { sheet: string; number: string }[] = [];
  const otherSheets: string[] = [];
  const found: TableLocation[] = [];
  const conflicts: TitleConflict[] = [];
  const headless: HeadlessTitle[] = [];
  for (const { texts, regions, ministry, conflicts: doubts } of placesOfTables(workbook, pack)) {
    const { sheet } = texts;
    append(conflicts, doubts);
    if (ministry !== undefined) ministrySheets.push({ sheet: sheet.name, number: ministry });
    const here = withScales(locateAll(texts, regions, headless)).map((table) => inScaleOf(pack, table));
    if (ministry === undefined && here.length === 0) otherSheets.push(sheet.name);
    append(found, here);
  }
  const joined = pack.tables.map(({ id }) => joinPages(found.filter(({ table }) => table === id)));
  return {
    tables: joined.flatMap(({ table }) => table ?? []),
    repeated: joined.flatMap(({ repeated }) =>
      repeated.map((location) => ({ table: location.table, sheet: location.sheet.name, location })),
    ),
    ministrySheets,
    otherSheets,
    conflicts,
    headless: headless.filter(({ table }) => found.every((location) => location.table !== table)),
  };
}

/** What a sheet's titles and numbers name of the pack, before anything below them is looked at. */
export type TitledSheet = {
  readonly texts: SheetTexts;
  readonly regions: readonly TableRegion[];
  readonly conflicts: readonly TitleConflict[];
  /** The number of the first of the ministry's own tables on it. */
  readonly ministry: string | undefined;
};

/**
 * Sheet by sheet, the visible ones first: a 续表 goes on with the last table of the sheet before. Found once, whoever
 * asks: recognising a pack, and then locating its tables.
 */
export function placesOfTables(
  workbook: PlainWorkbook,
  pack: Pack,
  cells: ReadWordCells = wordCellReader(),
): readonly TitledSheet[] {
  const places = placesIn(workbook);
  const known = places.get(pack) ?? titledSheets(workbook, pack, cells);
  places.set(pack, known);
  return known;
}

const placesIn = oncePer((_: PlainWorkbook) => new Map<Pack, readonly TitledSheet[]>());

function titledSheets(workbook: PlainWorkbook, pack: Pack, cells: ReadWordCells): readonly TitledSheet[] {
  const reader = spokenNameReader(pack);
  let above: Table | undefined;
  return visibleFirst(workbook.sheets).map((sheet) => {
    const texts = readSheetTexts(sheet);
    const titled = findTables(texts, reader, above, cells);
    const regions = titled.regions.length > 0 ? titled.regions : answeredSheet(sheet, pack);
    above = regions.at(-1)?.table ?? above;
    return { texts, regions, conflicts: titled.conflicts, ministry: titled.ministry[0] };
  });
}

function visibleFirst(sheets: readonly Sheet[]): readonly Sheet[] {
  return [...sheets.filter((sheet) => !sheet.hidden), ...sheets.filter((sheet) => sheet.hidden)];
}

/** A table whose header is on the sheet without its title or number, as when only a part was copied. */
export function locateUntitled(sheet: Sheet, table: Table): TableLocation | undefined {
  return locateTable(readSheetTexts(sheet), wholeSheet(sheet, table), undefined);
}

function wholeSheet(sheet: Sheet, table: Table): TableRegion {
  return {
    table,
    captionTop: 0,
    top: 0,
    headerTop: 0,
    bottom: sheet.rowCount - 1,
    left: 0,
    right: sheet.columnCount - 1,
    anchor: { row: 0, column: 0 },
    numbered: false,
    continued: false,
  };
}

/** A sheet without a title of which a clerk said what table it is: all of it is the table. */
function answeredSheet(sheet: Sheet, pack: Pack): TableRegion[] {
  const id = pack.answers?.sheets.get(normalName(sheet.name));
  const table = pack.tables.find((known) => known.id === id);
  return table ? [wholeSheet(sheet, table)] : [];
}

/** Tables under one another may print 金额单位 once, above the first of them. */
function withScales(tables: readonly TableLocation[]): TableLocation[] {
  const labelled = tables.filter(({ caption }) => caption.scaleBy === 'workbook');
  return tables.map((table) => {
    if (table.caption.scaleBy === 'workbook' || table.caption.doubt) return table;
    const above = labelled.findLast(({ top }) => top <= table.top);
    if (!above) return table;
    const { scale, scaleBy, power, unit } = above.caption;
    return { ...table, caption: { ...table.caption, scale, scaleBy, power, unit } };
  });
}

/** Every table of a sheet; below 续表 an office may leave the header out, its columns are then those above. */
function locateAll(
  texts: SheetTexts,
  regions: readonly TableRegion[],
  headless: HeadlessTitle[],
): TableLocation[] {
  const found: TableLocation[] = [];
  for (const region of regions) {
    const above = region.continued
      ? found.findLast(({ table, left }) => table === region.table.id && left === region.left)
      : undefined;
    const located = locateTable(texts, region, above);
    if (located) found.push(located);
    else append(headless, headlessTable(texts, region));
  }
  return found;
}

function locateTable(
  texts: SheetTexts,
  whole: TableRegion,
  above: TableLocation | undefined,
): TableLocation | undefined {
  const region = withinReach(texts.sheet, whole);
  const header = findHeader(texts, region);
  const headed = hasAmounts(header.panels) || header.doubted.length > 0;
  if (!headed && !above) return undefined;
  const { missing, unclear, doubted, headings } = header;
  const panels = headed || !above ? header.panels : above.panels;
  const below = headed ? header.bodyRow : region.headerTop;
  const titleRow = headed && !header.said ? findTitleRow(texts, region, panels, below) : undefined;
  const bodyRow = titleRow ?? below;
  const lines = findLines(texts, region, panels, bodyRow, titleRow, header.said ? bodyRow : undefined);
  return {
    table: region.table.id,
    sheet: texts.sheet,
    top: region.top,
    bottom: whole.bottom,
    left: region.left,
    right: whole.right,
    anchor: region.anchor,
    caption: findCaption(texts, region, bodyRow),
    panels,
    headings: headingsOf(texts, region, headings),
    unitColumns: header.unitColumns,
    firstBodyRow: bodyRow,
    titleRow,
    headerRows: lines.headerRows,
    lines: lines.lines,
    codedLines: lines.codedLines,
    spareRows: lines.spareRows,
    strangeRows: lines.strangeRows,
    noteRow: lines.noteRow,
    sentenceRow: lines.sentenceRow,
    missingColumns: missing.filter(({ panel }) => !lines.spreadPanels.includes(panel)),
    unclearColumns: unclear,
    doubtedColumns: doubted,
    missingLines: lines.missingLines,
    continued: region.continued,
    continuations: [],
  };
}

/** A title with numbers below it of which no column was found: the words above the first of them may be its header. */
function headlessTable(texts: SheetTexts, whole: TableRegion): HeadlessTitle[] {
  const { sheet } = texts;
  const region = withinReach(sheet, whole);
  const first = [...numberCells(sheet)].find(
    ({ row, column, cell }) =>
      row >= region.headerTop &&
      row <= region.bottom &&
      column >= region.left &&
      column <= region.right &&
      !countsOrDates(cell),
  );
  if (!first) return [];
  const end = saidHeaderEnd(texts, region) ?? first.row - 1;
  const headings = spokenHeadings(headerPaths(texts, region, end));
  const location: TableLocation = {
    table: region.table.id,
    sheet,
    top: region.top,
    bottom: whole.bottom,
    left: region.left,
    right: whole.right,
    anchor: region.anchor,
    caption: findCaption(texts, region, end + 1),
    panels: region.table.panels.map(() => []),
    headings: headingsOf(texts, region, headings),
    unitColumns: [],
    firstBodyRow: end + 1,
    titleRow: undefined,
    headerRows: [],
    lines: [],
    codedLines: [],
    spareRows: [],
    strangeRows: [],
    noteRow: undefined,
    sentenceRow: undefined,
    missingColumns: [],
    unclearColumns: [],
    doubtedColumns: [],
    missingLines: [],
    continued: region.continued,
    continuations: [],
  };
  return [{ table: region.table.id, sheet, anchor: region.anchor, location }];
}

/** Where nothing is printed the clerk may have said it; else the pack's own scale is the best guess, and told to be one. */
function inScaleOf({ scale, tables }: Pack, table: TableLocation): TableLocation {
  if (table.caption.scaleBy === 'workbook') return table;
  const answered = tables.find(({ id }) => id === table.table)?.answers?.scale;
  const said =
    answered === undefined
      ? { scale, power: POWER_OF[scale] }
      : { scale: answered, power: POWER_OF[answered], scaleBy: 'answer' as const };
  return { ...table, caption: { ...table.caption, ...said } };
}

function hasAmounts(panels: TableLocation['panels']): boolean {
  return panels.flat().some(({ amount, columns }) => amount !== undefined && columns.length > 0);
}
