import { DEPARTMENT_BOOK, DIFFERENCE_BOOK, ELIMINATION_BOOK, MEMBER_BOOK } from '#shared/pack/book';
import type { BookId } from '#shared/rule/rule';
import type { Session } from '#shared/session/session';

/** The units that an open project sums, by their books, in order; none: it is no sum. */
export function memberUnits(session: Session): readonly { readonly book: BookId; readonly name: string }[] {
  return [...session.document().books].flatMap(([book, { kind, facts, source }]) =>
    kind === MEMBER_BOOK ? [{ book, name: facts.organisation || source }] : [],
  );
}

/** Whose tables a book has, for the clerk. */
export function bookWords(session: Session, book: BookId | null): string {
  if (book === null) return '汇总表';
  if (book === ELIMINATION_BOOK) return '抵销';
  if (book === DEPARTMENT_BOOK) return '部门所填';
  if (book === DIFFERENCE_BOOK) return '差额表';
  const found = session.document().books.get(book);
  return found ? found.facts.organisation || found.source : book;
}
