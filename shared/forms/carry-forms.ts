import type { Book, ProjectDocument } from '../document/document';
import type { FormKind, Pack } from '../pack/pack';
import type { BookId } from '../rule/rule';
import { carryForm } from './carry-form';
import { formIds, formKindIn } from './form-changes';
import { nextPlace } from './form-list';
import { nextFormId } from './new-form';

/** A project of last year, of whichever pack. */
export type LastYear = { readonly pack: Pack; readonly document: ProjectDocument };

/** A form begun from last year's: put into the project by `set-book`. */
export type CarriedForm = {
  readonly book: BookId;
  readonly name: string;
  readonly content: Book;
  /** What of last year's could not be taken, a sentence each. */
  readonly notes: readonly string[];
};

export type CarriedForms = {
  readonly forms: readonly CarriedForm[];
  /** Forms that were not carried, a sentence each. */
  readonly left: readonly string[];
};

/**
 * This year's forms begun from last year's, in their order. One whose 项目 the project has already is left, unless nothing
 * was entered in it yet: then it is filled, and what the list says of it stays.
 *
 * @param wanted names of 项目; absent: all
 */
export function carryForms(
  pack: Pack,
  document: ProjectDocument,
  last: LastYear,
  wanted?: readonly string[],
): CarriedForms {
  const forms: CarriedForm[] = [];
  const left: string[] = [];
  const named = (wanted ?? []).filter(
    (name) => ![...last.document.books.values()].some(({ form }) => form?.name === name),
  );
  for (const name of named) left.push(`上年没有“${name}”的自评表`);
  let now = document;
  for (const id of formIds(last.pack, last.document)) {
    const book = last.document.books.get(id);
    const kind = formKindIn(last.pack, last.document, id);
    if (!book?.form || !kind || (wanted && !wanted.includes(book.form.name))) continue;
    const own = counterpartOf(pack, kind);
    if (!own) {
      left.push(`“${book.form.name}”：表样包没有与“${kind.title}”对应的自评表，没有复制`);
      continue;
    }
    const name = own.of === 'project' || own.name === kind.name ? book.form.name : own.title;
    const known = [...now.books].find(
      ([, other]) => other.kind === own.name && (own.of === 'organisation' || other.form?.name === name),
    );
    if (known && !isBlank(known[1])) {
      left.push(`项目里已有“${name}”的自评表，没有复制`);
      continue;
    }
    const facts = known?.[1].form ?? { ...book.form, name, place: nextPlace(now) };
    const { book: content, notes } = carryForm(pack, now, own, { kind, book }, facts);
    const target = known?.[0] ?? nextFormId(now);
    now = { ...now, books: new Map(now.books).set(target, content) };
    forms.push({ book: target, name, content, notes });
  }
  return { forms, left };
}

/** The kind of the same name, else the only one of the same sort (of a 项目, of the department). */
function counterpartOf({ forms }: Pack, { name, of }: FormKind): FormKind | undefined {
  const [only, ...others] = forms.filter((kind) => kind.of === of);
  return forms.find((kind) => kind.name === name) ?? (others.length === 0 ? only : undefined);
}

function isBlank({ tables }: Book): boolean {
  return [...tables.values()].every(
    ({ lines, entries }) =>
      lines.every(({ name }) => name.trim() === '') && [...entries.values()].every(({ size }) => size === 0),
  );
}
