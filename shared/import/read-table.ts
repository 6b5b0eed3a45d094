import { NOT_APPLICABLE, type Scale } from '../amount/amount';
import { POWER_OF } from '../amount/money-unit';
import type { TableContent } from '../document/document';
import { greatest } from '../kit/lists';
import type { ShownReading } from '../pack/answered-words';
import type { Pack, Table } from '../pack/pack';
import { publishedScale, tableLines } from '../pack/table-shape';
import type { AskedCell } from '../workbook/asked-cell';
import type { TableLocation } from '../workbook/location';
import { WorkbookPlaces } from '../workbook/place-set';
import { cellName } from '../workbook/sheet';
import type { IssueList } from './issue-list';
import { noteMissingParts } from './note-missing-parts';
import { noteSentence } from './note-sentence';
import { noteStrangeRows } from './note-strange-rows';
import { noteUnclearReading, noteUnit } from './note-unit';
import { noteUnreadNumbers } from './note-unread-numbers';
import { PrintedPlaces } from './printed-places';
import { readPage, type TableInReading } from './read-page';
import { withMissingParents } from './with-missing-parents';

export type TableReading = {
  /** Every printed value as an entry, derived cells included. */
  readonly content: TableContent;
  readonly sheet: string;
  readonly anchor: string;
  /** Where its later pages begin. */
  readonly pages: readonly { readonly sheet: string; readonly place: string }[];
  /** Where its cells stand in the workbook, `GK01…!C7`. */
  readonly places: PrintedPlaces;
  /** Amounts and counts read. */
  readonly values: number;
  /** Cells left blank until the clerk says whether what is shown or what is stored is meant. */
  readonly asked: readonly AskedCell[];
  /** Places whose number is in a cell of the table, and those (`工作表!C7`) whose number is in none, with the reason. */
  readonly taken: WorkbookPlaces;
  readonly refused: ReadonlyMap<string, string>;
};

/** What is known of a table before it is read. */
type Known = {
  /** What the clerk said of cells that show less than they store. */
  readonly shownReading?: ShownReading | undefined;
  /** Places (`工作表!C7`) whose number is something else's: no number of the table is missing there. */
  readonly elsewhere?: ReadonlySet<string>;
};
const NOTHING: ReadonlySet<string> = new Set();

/** Takes a located table's values as printed, page after page; what cannot be taken becomes an issue and stays blank. */
export function readTable(
  table: Table,
  location: TableLocation,
  pack: Pack,
  issues: IssueList,
  { shownReading, elsewhere = NOTHING }: Known = {},
): TableReading {
  const pages = [location, ...location.continuations];
  const coded = withMissingParents(table, pages, pack, issues);
  const reading: TableInReading = {
    table,
    lines: new Map(tableLines(table, coded).map((line) => [line.key, line])),
    entries: new Map(),
    places: new PrintedPlaces(table.id),
    reading: shownReading,
    asked: [],
    taken: new WorkbookPlaces(),
    refused: new Map(),
  };
  for (const page of pages) {
    const read = readPage(reading, page, issues);
    noteStrangeRows(table, page, pack, issues);
    noteUnreadNumbers(table, page, { read, elsewhere }, issues);
    noteMissingParts(table, page, issues);
    noteUnit(table, page, publishedScale(pack, table), issues);
  }
  const { entries, places, asked, taken, refused } = reading;
  noteUnclearReading(table, asked, issues);
  noteSentence(table, pages, entries, issues);
  let values = 0;
  for (const columns of entries.values())
    for (const { value } of columns.values()) if (value !== NOT_APPLICABLE) values += 1;
  return {
    content: { absent: false, scale: scaleOf(pages, publishedScale(pack, table)), lines: coded, entries },
    sheet: location.sheet.name,
    anchor: cellName(location.anchor.row, location.anchor.column),
    pages: location.continuations.map(({ sheet, anchor }) => ({
      sheet: sheet.name,
      place: cellName(anchor.row, anchor.column),
    })),
    places,
    asked,
    taken,
    refused,
    values,
  };
}

/**
 * In what the table is kept: 元 or 万元, as its pages are, the coarser where they differ, for what rounding allows; another
 * unit only where the pack publishes the table in it.
 */
function scaleOf(pages: readonly TableLocation[], published: Scale): Scale {
  const power = greatest(
    pages.map(({ caption }) => caption.power),
    0,
  );
  if (power === POWER_OF[published]) return published;
  return power >= POWER_OF.wanyuan ? 'wanyuan' : 'yuan';
}
