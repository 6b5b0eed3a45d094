import { isNumber, isText, textOf } from '#shared/amount/amount';
import { toAddress } from '#shared/document/address';
import type { TableContent } from '#shared/document/document';
import { kindWord, plainText } from '#shared/kind/value-text';
import { tablesOfKind } from '#shared/pack/book';
import { cellTypes } from '#shared/project-file/cell-types';
import { type NamedTable, namedTables } from '#shared/session/cell-name';
import type { Session } from '#shared/session/session';
import { type CodedColumn, CodedRows } from './coded-column';

/**
 * The filled cells of a unit, column by column, as Parquet wants them, cheap to hand from a process and to hold many of.
 * Blank cells and — are not listed.
 */
export type UnitCells = {
  readonly rows: number;
  readonly words: Readonly<Record<WordColumn, CodedColumn>>;
  /** Of a 科目 the number of its digits; 0 on other lines. */
  readonly level: Int32Array;
  readonly column: Int32Array;
  /** In 分, where it is an amount; 0 elsewhere. */
  readonly amount: BigInt64Array;
  /** By row: every other number, exact; a text as it is. */
  readonly text: ReadonlyMap<number, string>;
};

/**
 * `entered`: input, derived, override; what stands in another book was printed. `type`: amount, count, percentage…
 */
export type WordColumn =
  | 'book'
  | 'table'
  | 'tableTitle'
  | 'line'
  | 'lineName'
  | 'columnName'
  | 'entered'
  | 'type';

/** What DECIMAL(18,2) holds; a greater amount is no amount of this world and stays a text. */
const HELD = 10n ** 18n;

/** The cells as they are collected. */
class CellRows {
  readonly #words: Readonly<Record<WordColumn, CodedRows>> = {
    book: new CodedRows(),
    table: new CodedRows(),
    tableTitle: new CodedRows(),
    line: new CodedRows(),
    lineName: new CodedRows(),
    columnName: new CodedRows(),
    entered: new CodedRows(),
    type: new CodedRows(),
  };
  readonly #level: number[] = [];
  readonly #column: number[] = [];
  readonly #amount: bigint[] = [];
  readonly #text = new Map<number, string>();

  add({ book, table, line, column, value, type, entered }: Filled): void {
    if (!isNumber(value) && !isText(value)) return;
    const known = table.line(line);
    const word = kindWord(type);
    const isAmount = word === 'amount' && isNumber(value) && value < HELD && value > -HELD;
    const words = this.#words;
    words.book.add(book);
    words.table.add(table.table.id);
    words.tableTitle.add(table.table.title);
    words.line.add(line);
    words.lineName.add(known?.label ?? '');
    words.columnName.add(table.column(line, column));
    words.entered.add(entered);
    words.type.add(word);
    if (!isAmount)
      this.#text.set(this.#amount.length, isText(value) ? textOf(value) : plainText(value, type));
    this.#level.push(known?.code?.length ?? 0);
    this.#column.push(column);
    this.#amount.push(isAmount ? value : 0n);
  }

  done(): UnitCells {
    const words = Object.entries(this.#words).map(([name, rows]) => [name, rows.column()]);
    return {
      rows: this.#amount.length,
      words: Object.fromEntries(words),
      level: Int32Array.from(this.#level),
      column: Int32Array.from(this.#column),
      amount: BigInt64Array.from(this.#amount),
      text: this.#text,
    };
  }
}

export function unitCells(session: Session): UnitCells {
  const cells = new CellRows();
  const document = session.document();
  const named = new Map(namedTables(session.pack, document).map((table) => [table.table.id, table]));
  for (const text of session.addresses()) {
    const address = toAddress(text);
    const cell = session.cell(address);
    const table = named.get(address.table);
    if (cell && table) cells.add({ ...address, ...cell, book: '', table, entered: cell.kind });
  }
  for (const [book, { kind, tables }] of document.books) {
    const shapes = tablesOfKind(session.pack, kind);
    const ofBook = namedTables({ ...session.pack, tables: shapes }, { ...document, tables });
    for (const table of ofBook) addBook(cells, book, table, tables.get(table.table.id));
  }
  return cells.done();
}

function addBook(cells: CellRows, book: string, table: NamedTable, content: TableContent | undefined): void {
  if (!content) return;
  const { typeOf } = cellTypes(table.table, content.lines);
  for (const [line, columns] of content.entries) {
    for (const [column, { value }] of columns) {
      const type = typeOf(line, column, isText(value) ? value : '');
      cells.add({ book, table, line, column, value, type, entered: 'printed' });
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
