import { isNumber } from '../amount/amount';
import { type AddressText, toAddress } from '../document/address';
import type { Book, Entry, ProjectDocument, TableContent } from '../document/document';
import { ELIMINATION_BOOK } from '../pack/book';
import type { BookId } from '../rule/rule';
import type { Elimination } from './propose-eliminations';

/** The document of a sum in which these eliminations are not carried out: their amounts stand in the sum again, and no longer in 抵销. */
export function leaveEliminations(document: ProjectDocument, left: readonly Elimination[]): ProjectDocument {
  const tables = new Map(document.tables);
  const taken = new Map(document.books.get(ELIMINATION_BOOK)?.tables);
  for (const { income, expense } of left) {
    for (const { cell, amount } of [...income, ...expense]) {
      addTo(tables, cell, amount);
      addTo(taken, cell, amount);
    }
  }
  return { ...document, tables, books: withEliminations(document.books, taken) };
}

/** What comes to nothing stays a number in the sum and is no entry of 抵销. */
function addTo(tables: Map<string, TableContent>, cell: AddressText, amount: bigint): void {
  const { table, line, column } = toAddress(cell);
  const content = tables.get(table);
  if (!content) return;
  const columns = new Map<number, Entry>(content.entries.get(line));
  const before = columns.get(column)?.value ?? null;
  columns.set(column, { value: (isNumber(before) ? before : 0n) + amount });
  tables.set(table, { ...content, entries: new Map(content.entries).set(line, columns) });
}

function withEliminations(
  books: ReadonlyMap<BookId, Book>,
  tables: ReadonlyMap<string, TableContent>,
): ReadonlyMap<BookId, Book> {
  const book = books.get(ELIMINATION_BOOK);
  if (!book) return books;
  const kept = new Map([...tables].flatMap(([id, content]) => keptIn(id, content)));
  const others = new Map(books);
  if (kept.size > 0) others.set(ELIMINATION_BOOK, { ...book, tables: kept });
  else others.delete(ELIMINATION_BOOK);
  return others;
}

function keptIn(id: string, content: TableContent): readonly (readonly [string, TableContent])[] {
  const entries = new Map(
    [...content.entries].flatMap(([line, columns]) => {
      const own = new Map([...columns].filter(([, { value }]) => value !== 0n));
      return own.size > 0 ? [[line, own] as const] : [];
    }),
  );
  return entries.size > 0 ? [[id, { ...content, entries }]] : [];
}
