import { toAddress } from '../document/address';
import type { Step } from '../document/command';
import type { FormFacts, ProjectDocument } from '../document/document';
import { greatest } from '../kit/lists';
import type { FormKind, Pack } from '../pack/pack';
import type { BookId } from '../rule/rule';
import { formIds } from './form-changes';
import { newForm, nextFormId } from './new-form';

/** What puts an empty form at the end of the list, and its name there. The department's is called by its title. */
export function addForm(
  pack: Pack,
  document: ProjectDocument,
  kind: FormKind,
): { readonly book: BookId; readonly step: Step } {
  const book = nextFormId(document);
  const name = kind.of === 'project' ? freshName(document) : kind.title;
  const place = nextPlace(document);
  return {
    book,
    step: {
      kind: 'set-book',
      book,
      content: newForm(pack, kind, document, { name, level: '', secret: false, place }),
    },
  };
}

/** Behind all forms that there are. */
export function nextPlace({ books }: ProjectDocument): number {
  return (
    greatest(
      [...books.values()].map(({ form }) => form?.place ?? 0),
      0,
    ) + 1
  );
}

/** 新项目, 新项目2… until the clerk says what it is called. */
function freshName({ books }: ProjectDocument): string {
  const names = new Set([...books.values()].map(({ form }) => form?.name));
  let name = '新项目';
  for (let number = 2; names.has(name); number += 1) name = `新项目${number}`;
  return name;
}

/** What moves a form before its neighbour or behind it; no steps at either end of the list. */
export function moveForm(pack: Pack, document: ProjectDocument, book: BookId, by: 1 | -1): readonly Step[] {
  const ids = [...formIds(pack, document)];
  const at = ids.indexOf(book);
  const neighbour = ids[at + by];
  if (at < 0 || neighbour === undefined) return [];
  const placeOf = (id: BookId): number | undefined => document.books.get(id)?.form?.place;
  const [own, other] = [placeOf(book), placeOf(neighbour)];
  if (own !== undefined && other !== undefined && own !== other)
    return [
      { kind: 'set-form', book, facts: { place: other } },
      { kind: 'set-form', book: neighbour, facts: { place: own } },
    ];
  // Both stand at one place: all are given places anew.
  ids[at] = neighbour;
  ids[at + by] = book;
  return ids.flatMap((id, index): Step[] =>
    placeOf(id) === index + 1 ? [] : [{ kind: 'set-form', book: id, facts: { place: index + 1 } }],
  );
}

/** What takes a form out with all that was said of it: another may come to have its name. */
export function deleteForm({ notes, explanations }: ProjectDocument, book: BookId): readonly Step[] {
  return [
    ...[...notes.keys()].flatMap((text): Step[] => {
      const address = toAddress(text);
      return address.book === book ? [{ kind: 'set-note', address, text: '' }] : [];
    }),
    ...[...explanations.keys()]
      .filter((key) => key.startsWith(`${book}.`))
      .map((finding): Step => ({ kind: 'explain', finding, text: '' })),
    { kind: 'set-book', book, content: undefined },
  ];
}

/** 某某项目: the name of a 项目 as sentences say it, with 项目 behind it once. */
export function fullName({ name }: Pick<FormFacts, 'name'>): string {
  return name.endsWith('项目') ? name : `${name}项目`;
}
