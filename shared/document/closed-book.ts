import type { BookId } from '../rule/rule';
import type { CommandContext, Refusal } from './command';

/** Why nothing can be written in a book, if so; the project's own is always open. */
export function closedBook(book: BookId | undefined, { document }: CommandContext): Refusal | undefined {
  if (book === undefined) return undefined;
  const content = document.books.get(book);
  if (!content) return { kind: 'no-such-book', book };
  return content.readOnly ? { kind: 'read-only', book } : undefined;
}
