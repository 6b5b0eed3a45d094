import { type Book, EMPTY_TABLE, type FormFacts, type ProjectDocument } from '../document/document';
import type { FormKind, Pack } from '../pack/pack';
import { publishedScale } from '../pack/table-shape';
import type { BookId } from '../rule/rule';

/** An empty form of a kind: every table there, nothing in it. `set-book` puts it into the project. */
export function newForm(pack: Pack, kind: FormKind, document: ProjectDocument, form: FormFacts): Book {
  return {
    kind: kind.name,
    readOnly: false,
    packId: pack.id,
    facts: document.facts,
    source: '',
    tables: new Map(
      kind.tables.map((table) => [table.id, { ...EMPTY_TABLE, scale: publishedScale(pack, table) }]),
    ),
    form,
  };
}

/** A name for one more form, which no book of the project has: 项目1, 项目2… */
export function nextFormId({ books }: ProjectDocument): BookId {
  for (let number = books.size + 1; ; number += 1) {
    const name = `项目${number}`;
    if (!books.has(name)) return name;
  }
}
