import type { TableId } from '../rule/rule';
import { isZeroText } from '../workbook/amount-texts';
import type { LocatedWorkbook } from '../workbook/locate-tables';
import type { StrangeRow, TableLocation } from '../workbook/location';
import { countsOrDates, namingPlaces, numberCells } from '../workbook/number-cells';
import { cellName, type Sheet } from '../workbook/sheet';
import type { TableReading } from './read-table';

/** A number on a sheet of which tables were read that came into no cell of the project, and why. */
export type UnreadNumber = {
  readonly sheet: string;
  /** `C7`. */
  readonly cell: string;
  readonly text: string;
  /** Id of the table in whose area it stands; empty: none's. */
  readonly table: TableId;
  readonly kind: 'row' | 'column' | 'value' | 'repeated' | 'outside' | 'covered';
  /** The rest of a sentence that begins with the place. */
  readonly why: string;
};

/** A part of a sheet that is a table, read or not. */
type Page = { readonly location: TableLocation; readonly read: boolean };

/**
 * Accounts for every number on the sheets that hold tables: what is not listed here was taken into a cell, or names or
 * counts rows and columns. Zeros, which software prints everywhere, say nothing and are left out.
 */
export function unreadNumbers(
  { tables, repeated, conflicts, headless }: LocatedWorkbook,
  readings: ReadonlyMap<string, TableReading>,
): UnreadNumber[] {
  const pages = new Map<Sheet, Page[]>();
  const add = (location: TableLocation, read: boolean): void => {
    pages.set(location.sheet, [...(pages.get(location.sheet) ?? []), { location, read }]);
  };
  for (const table of tables) for (const page of [table, ...table.continuations]) add(page, true);
  for (const { location } of repeated) add(location, false);
  for (const { sheet } of [...conflicts, ...headless]) pages.set(sheet, pages.get(sheet) ?? []);
  const taken = [...readings.values()].map((reading) => reading.taken);
  const refused = new Map<string, string>();
  for (const reading of readings.values())
    for (const [place, why] of reading.refused) refused.set(place, why);
  return [...pages].flatMap(([sheet, own]) => [
    ...unreadOn(
      sheet,
      own,
      (row, column) => taken.some((places) => places.has(sheet.name, row, column)),
      refused,
    ),
    ...(sheet.covered ?? []).map(({ row, column, text }) => ({
      sheet: sheet.name,
      cell: cellName(row, column),
      text,
      table: '',
      kind: 'covered' as const,
      why: '被合并单元格盖住，看不见，没有读取',
    })),
  ]);
}

function unreadOn(
  sheet: Sheet,
  pages: readonly Page[],
  isTaken: (row: number, column: number) => boolean,
  refused: ReadonlyMap<string, string>,
): UnreadNumber[] {
  const parts = pages.map((page) => ({
    ...page,
    names: namingPlaces(page.location),
    strange: strangeRows(page.location),
  }));
  const unread: UnreadNumber[] = [];
  for (const { row, column, cell } of numberCells(sheet)) {
    if (isTaken(row, column) || isZeroText(cell.text)) continue;
    const name = cellName(row, column);
    const part = parts.find(({ location }) => covers(location, row, column));
    const { location, read = true } = part ?? {};
    const inBody =
      location !== undefined && row >= location.firstBodyRow && !location.headerRows.includes(row);
    const said = refused.get(`${sheet.name}!${name}`);
    if (said === undefined && (inBody ? part?.names(row, column) : countsOrDates(cell))) continue;
    const strange = inBody ? part?.strange(row, column) : undefined;
    unread.push({
      sheet: sheet.name,
      cell: name,
      text: cell.text,
      table: location?.table ?? '',
      ...reasonOf({ read, said, strange, inBody, ignored: isIgnored(location, column) }),
    });
  }
  return unread;
}

function covers({ top, bottom, left, right }: TableLocation, row: number, column: number): boolean {
  return top <= row && row <= bottom && left <= column && column <= right;
}

/** By place, the row that was not read, where the place is one of its amounts. */
function strangeRows({
  strangeRows: rows,
  panels,
}: TableLocation): (row: number, column: number) => StrangeRow | undefined {
  const places = new Map<string, StrangeRow>();
  for (const strange of rows) {
    for (const { amount, columns } of panels[strange.panel] ?? []) {
      if (amount !== undefined) for (const column of columns) places.set(`${strange.row},${column}`, strange);
    }
  }
  return (row, column) => places.get(`${row},${column}`);
}

function isIgnored(location: TableLocation | undefined, column: number): boolean {
  return location?.headings.some((heading) => heading.column === column && heading.ignored) ?? false;
}

function reasonOf({
  read,
  said,
  strange,
  inBody,
  ignored,
}: {
  readonly read: boolean;
  readonly said: string | undefined;
  readonly strange: StrangeRow | undefined;
  readonly inBody: boolean;
  readonly ignored: boolean;
}): Pick<UnreadNumber, 'kind' | 'why'> {
  if (!read) return { kind: 'repeated', why: '所在的表在别处已经读取，这里没有再读' };
  if (said !== undefined) return { kind: 'value', why: said };
  if (strange) {
    const label = strange.label === '' ? '没有名称' : `“${strange.label}”没有读取`;
    return { kind: 'row', why: `所在的行${label}` };
  }
  if (ignored) return { kind: 'column', why: '按您定的对应关系忽略，没有读取' };
  if (!inBody) return { kind: 'outside', why: '在表的数据行以外，没有读取' };
  return { kind: 'column', why: '不在表样的任何一格，没有读取' };
}
