import { type AddressText, writeAddress } from '../document/address';
import type { Change, Diff } from '../document/diff';
import type { ProjectDocument } from '../document/document';
import { formKindOf } from '../pack/book';
import type { FormKind, Pack } from '../pack/pack';
import type { BookId } from '../rule/rule';

/** The kind of form that a book of the document is; `undefined`: it is none, or not there. */
export function formKindIn(pack: Pack, { books }: ProjectDocument, book: BookId): FormKind | undefined {
  const kind = books.get(book)?.kind;
  return kind === undefined ? undefined : formKindOf(pack, kind);
}

/** The forms of a document in the order of their list. */
export function formIds(pack: Pack, document: ProjectDocument): readonly BookId[] {
  return [...document.books]
    .filter(([, { kind }]) => formKindOf(pack, kind))
    .sort(([one, { form: first }], [other, { form: second }]) => {
      const apart = (first?.place ?? 0) - (second?.place ?? 0);
      return apart !== 0 ? apart : one < other ? -1 : 1;
    })
    .map(([book]) => book);
}

/** The document without its forms, but the one that is wanted. */
export function withoutForms(pack: Pack, document: ProjectDocument, wanted?: BookId): ProjectDocument {
  const books = [...document.books].filter(([book, { kind }]) => book === wanted || !formKindOf(pack, kind));
  return { ...document, books: new Map(books) };
}

/** A change in one book. */
export type BookChange = Change & { readonly book: BookId };

export function isOfBook(change: Change): change is BookChange {
  return 'book' in change && change.book !== undefined;
}

/** The cell an entry is of; other changes are of none. */
export function addressesOf(change: BookChange): AddressText[] {
  return change.kind === 'entry' ? [writeAddress(change)] : [];
}

/** The changes of a diff that are of forms, the others, and of these the project's facts, which forms look at too. */
export function partDiff(
  diff: Diff,
  isForm: (book: BookId) => boolean,
): { readonly own: Diff; readonly forms: Diff; readonly facts: Diff } {
  const facts = diff.filter(({ kind }) => kind === 'facts');
  if (!diff.some(isOfBook)) return { own: diff, forms: [], facts };
  const ofForm = (change: Change): boolean => isOfBook(change) && isForm(change.book);
  return { own: diff.filter((change) => !ofForm(change)), forms: diff.filter(ofForm), facts };
}

/** The changes in books, each book's in their order. */
export function changesByBook(diff: Diff): ReadonlyMap<BookId, readonly BookChange[]> {
  const byBook = new Map<BookId, BookChange[]>();
  for (const change of diff.filter(isOfBook)) {
    const known = byBook.get(change.book);
    if (known) known.push(change);
    else byBook.set(change.book, [change]);
  }
  return byBook;
}
