import type { ProjectDocument } from '../document/document';
import { DEPARTMENT_BOOK, DIFFERENCE_BOOK, ELIMINATION_BOOK } from '../pack/book';
import type { CodedLine } from '../pack/table-shape';
import type { BookId } from '../rule/rule';

const NONE: readonly CodedLine[] = [];

/** The coded lines of a table as a book has them; of 抵销 the sum's own, of 差额 all that either side has. Null: the project's own. */
export function linesOf(document: ProjectDocument, book: BookId | null, table: string): readonly CodedLine[] {
  const own = document.tables.get(table)?.lines ?? NONE;
  if (book === null || book === ELIMINATION_BOOK) return own;
  const of = book === DIFFERENCE_BOOK ? DEPARTMENT_BOOK : book;
  const lines = document.books.get(of)?.tables.get(table)?.lines ?? NONE;
  return book === DIFFERENCE_BOOK ? bothOf(own, lines) : lines;
}

/** By both lists, which no command changes: the same two give the same list. */
const KNOWN = new WeakMap<readonly CodedLine[], WeakMap<readonly CodedLine[], readonly CodedLine[]>>();

function bothOf(own: readonly CodedLine[], others: readonly CodedLine[]): readonly CodedLine[] {
  const known = KNOWN.get(own) ?? new WeakMap<readonly CodedLine[], readonly CodedLine[]>();
  KNOWN.set(own, known);
  const there = new Set(own.map(({ code }) => code));
  const both =
    known.get(others) ??
    [...own, ...others.filter(({ code }) => !there.has(code))].sort((one, other) =>
      one.code < other.code ? -1 : 1,
    );
  known.set(others, both);
  return both;
}
