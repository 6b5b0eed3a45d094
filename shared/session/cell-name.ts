import { type Address, type AddressText, addressText, toAddress } from '../document/address';
import { type ProjectDocument, shapeAt, tablesIn } from '../document/document';
import { oncePer } from '../kit/once-per';
import { columnWords } from '../pack/column-words';
import type { Pack, Table } from '../pack/pack';
import { ROW_NAME, rowNameTitle } from '../pack/row-keys';
import type { CodedLine } from '../pack/table-shape';
import { type TableLine, tableLines } from '../pack/table-shape';
import type { BookId, ColumnNumber, LineKey } from '../rule/rule';
import type { Session } from './session';

/** What a cell is called in the printed table; a part without words there is empty. */
export type CellName = {
  /** `公开01表` */
  readonly table: string;
  /** The line's printed label. */
  readonly line: string;
  /** The words above the column, outermost first: `本年支出·合计`. */
  readonly column: string;
};

/** A table of a project with its lines, for whoever names or searches many cells of it. */
export type NamedTable = {
  /** Of a self-evaluation form: its book, and what it is called; absent: one of the project's own. */
  readonly form?: { readonly book: BookId; readonly name: string };
  readonly table: Table;
  readonly lines: readonly TableLine[];
  readonly line: (key: LineKey) => TableLine | undefined;
  readonly column: (line: LineKey, number: ColumnNumber) => string;
};

/** The pack's tables in order, each with the lines the project has. */
export function namedTables(pack: Pack, document: ProjectDocument): readonly NamedTable[] {
  return pack.tables.map((table) => namedTable(table, document.tables));
}

/** The tables of the project's forms that are printed, form after form. */
export function namedFormTables({ forms, document }: Session): readonly NamedTable[] {
  const { books } = document();
  return forms.figures().flatMap(({ book, kind, facts }) =>
    kind.tables
      .filter(({ supplementary }) => !supplementary)
      .map((table) => ({
        ...namedTable(table, books.get(book)?.tables ?? NO_TABLES),
        form: { book, name: facts.name },
      })),
  );
}

const NO_TABLES: ProjectDocument['tables'] = new Map();

/** By the document's own list of lines, which is another one as soon as a line comes, goes or is renamed. */
const namesWith = oncePer((_: readonly CodedLine[]) => new Map<Table, NamedTable>());

function namedTable(table: Table, tables: ProjectDocument['tables']): NamedTable {
  const coded = tables.get(table.id)?.lines ?? NO_LINES;
  const known = namesWith(coded);
  const named = known.get(table) ?? nameTable(table, coded);
  known.set(table, named);
  return named;
}

const NO_LINES: readonly CodedLine[] = [];

function nameTable(table: Table, coded: readonly CodedLine[]): NamedTable {
  const lines = tableLines(table, coded);
  const byKey = new Map(lines.map((line) => [line.key, line]));
  return {
    table,
    lines,
    line: (key) => byKey.get(key),
    column: (key, number) => columnWords(table, key, number),
  };
}

export function nameIn({ table, line, column, form }: NamedTable, address: Address): CellName {
  return {
    table: form ? `${form.name} ${table.shortTitle}` : table.name,
    line: line(address.line)?.label ?? '',
    column: address.column === ROW_NAME ? rowNameTitle(table) : column(address.line, address.column),
  };
}

/** The name of one cell of a session, also of a form's; `undefined` when its table is not the pack's. */
export function cellInWords(session: Session, text: AddressText): CellName | undefined {
  const address = toAddress(text);
  const document = session.document();
  const table = shapeAt(session.pack, document, address);
  const tables = tablesIn(document, address.book);
  return table && tables && nameIn(namedTable(table, tables), address);
}

/**
 * What a cell is called beside its words: its address; of a form's where in the table it stands, since its book and the
 * keys of its rows are nobody's words (`指标 第 3 行`, `资金[合计,3]`).
 */
export function shownAddress({ forms, document }: Session, text: AddressText): string {
  const { book, table, line, column } = toAddress(text);
  if (book === undefined || !forms.ids().includes(book)) return text;
  const rows = tablesIn(document(), book)?.get(table)?.lines ?? [];
  const row = rows.findIndex(({ code }) => code === line);
  return row < 0 ? addressText(table, line, column) : `${table} 第 ${row + 1} 行`;
}

/** `公开01表　本年收入合计　决算数` */
export function writeCellName({ table, line, column }: CellName): string {
  return [table, line, column].filter((word) => word !== '').join('　');
}
