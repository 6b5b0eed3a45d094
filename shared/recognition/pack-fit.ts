import { normalName } from '../kit/same-name';
import type { Pack, Table } from '../pack/pack';
import { locateTables } from '../workbook/locate-tables';
import type { TableLocation } from '../workbook/location';
import type { PlainWorkbook } from '../workbook/sheet';
import { wantedColumns } from '../workbook/wanted-columns';

/** How well a workbook's tables are those of a pack: shares from 0 to 1, table by table. */
export type PackFit = {
  readonly pack: Pack;
  readonly tables: readonly TableFit[];
  /** The year a table prints; absent when none does. */
  readonly year: number | undefined;
};

export type TableFit = {
  readonly table: string;
  /** The 表号 is printed as the pack prints it, or printed nowhere as in the pack. */
  readonly number: number;
  /** Of the header words: those of the pack that stand there, and those that stand there and are the pack's. */
  readonly columns: number;
  /** The same of the lines with a label. */
  readonly lines: number;
};

/** 公开01表, 附表1; not a title that ends in 表. */
const TABLE_NUMBER = /^\D{0,4}\d{1,2}(-\d{1,2})?表$/;

export function fitOfPack(pack: Pack, workbook: PlainWorkbook): PackFit {
  const located = locateTables(workbook, pack).tables;
  return {
    pack,
    tables: located.flatMap((location) => {
      const table = pack.tables.find(({ id }) => id === location.table);
      return table ? [fitOfTable(table, location)] : [];
    }),
    year: located.find(({ caption }) => caption.year !== undefined)?.caption.year,
  };
}

function fitOfTable(table: Table, location: TableLocation): TableFit {
  const above = textsIn(location, location.top, location.firstBodyRow - 1);
  const numbers = above.filter((text) => TABLE_NUMBER.test(text));
  const right = table.number === '' ? numbers.length === 0 : numbers.includes(normalName(table.number));
  return {
    table: table.id,
    number: right ? 1 : 0,
    columns: columnsFit(table, location, above),
    lines: linesFit(table, location),
  };
}

function columnsFit(table: Table, location: TableLocation, above: readonly string[]): number {
  const wanted = wantedColumns(table);
  const known = new Set(wanted.flatMap(({ words }) => words.flat()));
  const titles = new Set([table.title, table.number, ...table.aliases].map(normalName));
  const columns = location.panels.flat();
  const found = columns.filter((column) => column.columns.length > 0).length;
  // Captions end in a colon or name a year; 栏次 and column numbers count for nothing.
  const words = [...new Set(above)].filter(
    (text) =>
      !titles.has(text) &&
      !/[:]|20\d{2}|^\(?\d+\)?$/.test(text) &&
      text !== normalName(table.columnNumbers ?? '') &&
      !TABLE_NUMBER.test(text),
  );
  return balance(found, columns.length, words.filter((text) => known.has(text)).length, words.length);
}

function linesFit(table: Table, location: TableLocation): number {
  const fixed = table.panels.flatMap(({ items }) =>
    items.flatMap((item) => (item.kind === 'line' && !item.line.optional ? [item.line.key] : [])),
  );
  const keys = new Set([...fixed, ...table.footer.map(({ line }) => line.key)]);
  const found = [...keys].filter((key) => location.lines.some((line) => line.key === key)).length;
  const printed = location.lines.length + location.codedLines.length;
  const strange = location.strangeRows.filter(({ reason }) => reason === 'unknown').length;
  return balance(found, keys.size, printed, printed + strange);
}

/** Wanted things that are there times things there that are wanted; nothing wanted, or nothing there, is no fault. */
function balance(found: number, wanted: number, known: number, there: number): number {
  return (wanted === 0 ? 1 : found / wanted) * (there === 0 ? 1 : known / there);
}

function textsIn({ sheet, left, right }: TableLocation, from: number, to: number): string[] {
  const found: string[] = [];
  for (const [row, cells] of sheet.rows) {
    if (row < from || row > to) continue;
    for (const [column, { text }] of cells) {
      if (column >= left && column <= right && text.trim() !== '') found.push(normalName(text));
    }
  }
  return found;
}
