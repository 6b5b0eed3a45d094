import { type Address, type AddressText, writeAddress } from '../document/address';
import {
  type Book,
  type Entry,
  entryAt,
  type Lack,
  type ProjectDocument,
  type TableContent,
} from '../document/document';
import type { ValueType } from '../kind/kinds';
import { tablesOfKind } from '../pack/book';
import type { Pack, Table } from '../pack/pack';
import { type TableLine, tableLines, typeAt } from '../pack/table-shape';
import type { BookId } from '../rule/rule';

/**
 * Every cell of a project, numbered. The numbers live as long as the project's lines stay what they are; values,
 * readers and derivations are arrays over them.
 */
export type Structure = {
  readonly cells: readonly Cell[];
  readonly tables: ReadonlyMap<string, TableCells>;
  /** The books that the project holds besides its own tables. */
  readonly books: ReadonlyMap<BookId, BookCells>;
};

export type BookCells = {
  readonly tables: ReadonlyMap<string, TableCells>;
  /** What of its tables the book has no counterpart for. */
  readonly lacks: readonly Lack[];
};

export type Cell = {
  readonly number: number;
  readonly address: Address;
  readonly text: AddressText;
  readonly type: ValueType;
  /** The pack prints — here; the cell takes no value. */
  readonly notApplicable: boolean;
};

export type TableCells = {
  readonly table: Table;
  readonly content: TableContent;
  readonly lines: readonly TableLine[];
  readonly byKey: ReadonlyMap<string, LineCells>;
  /** Key of a line → keys of its children, in printed order. Leaves are absent. */
  readonly children: ReadonlyMap<string, readonly string[]>;
};

export type LineCells = {
  readonly line: TableLine;
  readonly index: number;
  /** Column → cell number. */
  readonly cells: ReadonlyMap<number, number>;
};

export function buildStructure(pack: Pack, document: ProjectDocument): Structure {
  const cells: Cell[] = [];
  const tables = new Map<string, TableCells>();
  for (const table of pack.tables) {
    const content = document.tables.get(table.id);
    if (content) tables.set(table.id, tableCells(table, content, cells));
  }
  const books = new Map<BookId, BookCells>();
  for (const [name, book] of document.books) {
    if (book.packId === pack.id) books.set(name, bookCells(pack, name, book, cells));
  }
  return { cells, tables, books };
}

/** A table that a book to be read lacks has no cells: nobody can begin to type into it. */
function bookCells(pack: Pack, name: BookId, book: Book, cells: Cell[]): BookCells {
  const tables = new Map<string, TableCells>();
  for (const table of tablesOfKind(pack, book.kind)) {
    const content = book.tables.get(table.id);
    if (content && !(content.absent && book.readOnly)) {
      tables.set(table.id, tableCells(table, content, cells, name));
    }
  }
  return { tables, lacks: book.lacks ?? [] };
}

/** The tables of a book, of the project's own without one; `undefined`: the project has no such book. */
export function cellsIn(
  structure: Structure,
  book: BookId | undefined,
): ReadonlyMap<string, TableCells> | undefined {
  return book === undefined ? structure.tables : structure.books.get(book)?.tables;
}

function tableCells(table: Table, content: TableContent, cells: Cell[], book?: BookId): TableCells {
  const lines = tableLines(table, content.lines);
  const byKey = new Map<string, LineCells>();
  const children = new Map<string, string[]>();
  for (const [index, line] of lines.entries()) {
    const numbers = new Map<number, number>();
    for (const column of line.columns) {
      const address: Address = {
        ...(book === undefined ? {} : { book }),
        table: table.id,
        line: line.key,
        column,
      };
      const number = cells.length;
      cells.push({
        number,
        address,
        text: writeAddress(address),
        type: typeAt(table, line, column),
        notApplicable: line.fixed?.notApplicable.includes(column) ?? false,
      });
      numbers.set(column, number);
    }
    byKey.set(line.key, { line, index, cells: numbers });
    if (line.parent !== undefined) {
      const siblings = children.get(line.parent);
      if (siblings) siblings.push(line.key);
      else children.set(line.parent, [line.key]);
    }
  }
  return { table, content, lines, byKey, children };
}

/** What the document itself says a cell holds; `undefined` when nobody put anything there. */
export function entryOf(cell: Cell, document: ProjectDocument): Entry | undefined {
  return entryAt(document, cell.address);
}

export function cellNumber(structure: Structure, address: Address): number | undefined {
  return cellsIn(structure, address.book)
    ?.get(address.table)
    ?.byKey.get(address.line)
    ?.cells.get(address.column);
}
