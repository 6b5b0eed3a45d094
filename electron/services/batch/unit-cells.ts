import { isNumber, isText, textOf } from '#shared/amount/amount';
import { parseAddress } from '#shared/document/address';
import type { TableContent } from '#shared/document/document';
import { kindWord, plainText } from '#shared/kind/value-text';
import { tablesOfKind } from '#shared/pack/book';
import { cellTypes } from '#shared/project-file/cell-types';
import { type NamedTable, namedTables } from '#shared/session/cell-name';
import type { Session } from '#shared/session/session';

/**
 * The filled cells of a unit, column by column, as Parquet wants them and cheap to hand from a thread: amounts in 分 as
 * 64-bit integers. Blank cells and — are not listed.
 */
export type UnitCells = {
  readonly book: readonly string[];
  readonly table: readonly string[];
  readonly tableTitle: readonly string[];
  readonly line: readonly string[];
  readonly lineName: readonly string[];
  /** Of a 科目 the number of its digits; 0 on other lines. */
  readonly level: readonly number[];
  readonly column: readonly number[];
  readonly columnName: readonly string[];
  /** input, derived, override; what stands in another book was printed. */
  readonly entered: readonly string[];
  /** amount, count, percentage… */
  readonly type: readonly string[];
  /** In 分, where it is an amount. */
  readonly amount: readonly (bigint | null)[];
  /** Every other number, exact; a text as it is. */
  readonly text: readonly (string | null)[];
};

type Columns = {
  -readonly [Name in keyof UnitCells]: UnitCells[Name] extends readonly (infer Item)[] ? Item[] : never;
};

export function unitCells(session: Session): UnitCells {
  const cells: Columns = {
    book: [],
    table: [],
    tableTitle: [],
    line: [],
    lineName: [],
    level: [],
    column: [],
    columnName: [],
    entered: [],
    type: [],
    amount: [],
    text: [],
  };
  const document = session.document();
  const named = new Map(namedTables(session.pack, document).map((table) => [table.table.id, table]));
  for (const text of session.addresses()) {
    const address = parseAddress(text);
    const cell = address && session.cell(address);
    const table = address && named.get(address.table);
    if (address && cell && table) add(cells, { ...address, ...cell, book: '', table, entered: cell.kind });
  }
  for (const [book, { kind, tables }] of document.books) {
    const shapes = tablesOfKind(session.pack, kind);
    const ofBook = namedTables({ ...session.pack, tables: shapes }, { ...document, tables });
    for (const table of ofBook) addBook(cells, book, table, tables.get(table.table.id));
  }
  return cells;
}

function addBook(cells: Columns, book: string, table: NamedTable, content: TableContent | undefined): void {
  if (!content) return;
  const { typeOf } = cellTypes(table.table, content.lines);
  for (const [line, columns] of content.entries) {
    for (const [column, { value }] of columns) {
      const type = typeOf(line, column, isText(value) ? value : '');
      add(cells, { book, table, line, column, value, type, entered: 'printed' });
    }
  }
}

type Filled = Pick<NonNullable<ReturnType<Session['cell']>>, 'value' | 'type'> & {
  readonly book: string;
  readonly table: NamedTable;
  readonly line: string;
  readonly column: number;
  readonly entered: string;
};

function add(cells: Columns, { book, table, line, column, value, type, entered }: Filled): void {
  if (!isNumber(value) && !isText(value)) return;
  const known = table.line(line);
  const word = kindWord(type);
  const isAmount = word === 'amount' && isNumber(value);
  cells.book.push(book);
  cells.table.push(table.table.id);
  cells.tableTitle.push(table.table.title);
  cells.line.push(line);
  cells.lineName.push(known?.label ?? '');
  cells.level.push(known?.code?.length ?? 0);
  cells.column.push(column);
  cells.columnName.push(table.column(line, column));
  cells.entered.push(entered);
  cells.type.push(word);
  cells.amount.push(isAmount ? value : null);
  cells.text.push(isAmount ? null : isText(value) ? textOf(value) : plainText(value, type));
}
