import type { Address } from '../document/address';
import {
  type Book,
  type Entry,
  type Lack,
  type ProjectDocument,
  type TableContent,
  tablesIn,
} from '../document/document';
import { present } from '../kit/assert';
import { BOOKS_APART, formKindOf, tablesOfKind } from '../pack/book';
import type { Pack, Table } from '../pack/pack';
import { type TableLine, tableLines } from '../pack/table-shape';
import type { BookId, LineKey, TableId } from '../rule/rule';
import { type Cell, type CellNumber, CellNumbers, type CellPlace, type LineCells } from './cell-numbers';

/**
 * Every cell of a project, numbered. A cell keeps its number while its line stays, whatever lines come and go around
 * it; values, readers and derivations are arrays over the numbers.
 */
export type Structure = {
  readonly numbers: CellNumbers;
  /** By number. `orderedCells` lists them as they are printed. */
  readonly cells: Cells;
  readonly tables: ReadonlyMap<TableId, TableCells>;
  /** The books that the project holds besides its own tables. */
  readonly books: ReadonlyMap<BookId, BookCells>;
};

/** The cells that a structure has, for whoever gives out no numbers. */
export type Cells = Pick<CellNumbers, 'get' | 'size' | typeof Symbol.iterator>;

export type BookCells = {
  readonly tables: ReadonlyMap<TableId, TableCells>;
  /** What of its tables the book has no counterpart for. */
  readonly lacks: readonly Lack[];
};

export type TableCells = {
  readonly place: CellPlace;
  readonly table: Table;
  readonly content: TableContent;
  readonly lines: readonly TableLine[];
  readonly byKey: ReadonlyMap<LineKey, LineCells>;
  /** Key of a line → keys of its children, in printed order. Leaves are absent. */
  readonly children: ReadonlyMap<string, readonly string[]>;
};

export function buildStructure(pack: Pack, document: ProjectDocument): Structure {
  const numbers = new CellNumbers();
  const tables = new Map<TableId, TableCells>();
  for (const table of pack.tables) {
    const content = document.tables.get(table.id);
    if (content) tables.set(table.id, tableCells({ book: undefined, table }, content, numbers));
  }
  const books = new Map<BookId, BookCells>();
  for (const [name, book] of document.books) {
    // A form is judged by itself (`shared/forms`); members of a sum of units, as many as there are, are read by no rule.
    if (book.packId === pack.id && !formKindOf(pack, book.kind) && !BOOKS_APART.includes(book.kind))
      books.set(name, bookCells(pack, name, book, numbers));
  }
  return { numbers, cells: numbers, tables, books };
}

/** A table that a book to be read lacks has no cells: nobody can begin to type into it. */
function bookCells(pack: Pack, name: BookId, book: Book, numbers: CellNumbers): BookCells {
  const tables = new Map<TableId, TableCells>();
  for (const table of tablesOfKind(pack, book.kind)) {
    const content = book.tables.get(table.id);
    if (content && !(content.absent && book.readOnly)) {
      tables.set(table.id, tableCells({ book: name, table }, content, numbers));
    }
  }
  return { tables, lacks: book.lacks ?? [] };
}

/** The cell of a number that the structure gave out and has not taken back. */
export function numberedCell({ cells }: Structure, number: CellNumber): Cell {
  return present(cells.get(number), 'the cell is one of this structure', number);
}

/** The tables of a book, of the project's own without one; `undefined`: the project has no such book. */
export function cellsIn(
  structure: Structure,
  book: BookId | undefined,
): ReadonlyMap<TableId, TableCells> | undefined {
  return book === undefined ? structure.tables : structure.books.get(book)?.tables;
}

/** The structure with other lines in some of its tables. */
export function withTables(structure: Structure, changed: readonly TableCells[]): Structure {
  const tables = new Map(structure.tables);
  const books = new Map(structure.books);
  for (const cells of changed) {
    const { book, table } = cells.place;
    const known = book === undefined ? undefined : books.get(book);
    if (book === undefined) tables.set(table.id, cells);
    else if (known) books.set(book, { ...known, tables: new Map(known.tables).set(table.id, cells) });
  }
  return { ...structure, tables, books };
}

/** A table's lines with their cells. */
function tableCells(place: CellPlace, content: TableContent, numbers: CellNumbers): TableCells {
  const lines = tableLines(place.table, content.lines);
  const byKey = new Map<LineKey, LineCells>();
  const children = new Map<string, string[]>();
  for (const line of lines) {
    byKey.set(line.key, numbers.take(place, line));
    if (line.parent !== undefined) {
      const siblings = children.get(line.parent);
      if (siblings) siblings.push(line.key);
      else children.set(line.parent, [line.key]);
    }
  }
  return { place, table: place.table, content, lines, byKey, children };
}

/** Every cell, table by table, line by line, column by column; the project's own tables before its other books. */
export function orderedCells({ cells, tables, books }: Structure): Cell[] {
  const ordered: Cell[] = [];
  for (const some of [tables, ...[...books.values()].map((book) => book.tables)])
    for (const { lines, byKey } of some.values())
      for (const { key } of lines)
        for (const number of byKey.get(key)?.numbers() ?? []) {
          const cell = cells.get(number);
          if (cell) ordered.push(cell);
        }
  return ordered;
}

/** The table that a cell stands in. */
export function tableOf(structure: Structure, { place }: Cell): TableCells | undefined {
  return cellsIn(structure, place.book)?.get(place.table.id);
}

/** What the document itself says a cell holds; `undefined` when nobody put anything there. */
export function entryOf({ place, line, column }: Cell, document: ProjectDocument): Entry | undefined {
  return tablesIn(document, place.book)?.get(place.table.id)?.entries.get(line.key)?.get(column);
}

export function cellNumber(structure: Structure, address: Address): CellNumber | undefined {
  return cellsIn(structure, address.book)?.get(address.table)?.byKey.get(address.line)?.get(address.column);
}
