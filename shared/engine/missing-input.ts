import { present } from '../kit/assert';
import type { BookId, Reference } from '../rule/rule';
import { columnsOf } from './select-cells';
import { cellsIn, type Structure } from './structure';

/** The first of the references that reaches nothing, in words; an absent table leaves its rules unrun. */
export function missingInput(references: readonly Reference[], structure: Structure): string | undefined {
  for (const reference of references) {
    const { book } = reference;
    const tables = cellsIn(structure, book);
    if (!tables) return bookNotTaken(present(book, 'the own tables are always there'));
    const lacking = lackingIn(reference, structure);
    if (lacking !== undefined) return lacking;
    const names =
      reference.line.kind === 'codes-of' ? [reference.table, ...reference.line.tables] : [reference.table];
    for (const name of names) {
      const cells = tables.get(name);
      if (!cells || cells.content.absent) {
        const words = structure.tables.get(name)?.table.name ?? `表 ${name}`;
        return book === undefined ? `缺少${words}` : `${book}数中没有${words}`;
      }
    }
  }
  return undefined;
}

/** Why a rule over another book is not run: the project does not hold it. */
export function bookNotTaken(book: BookId): string {
  return `没有导入${book}数`;
}

/** What of a reference has no counterpart in its book, in the words printed above or beside it. */
function lackingIn({ book, table: id, line, column }: Reference, structure: Structure): string | undefined {
  const held = book === undefined ? undefined : structure.books.get(book);
  const lack = held?.lacks.find((candidate) => candidate.table === id);
  const cells = cellsIn(structure, book)?.get(id);
  if (!lack || !cells) return undefined;
  const { name, columns } = cells.table;
  const numbers = column.kind === 'same' ? [] : columnsOf(column, undefined);
  const lacked = numbers.find((number) => lack.columns.includes(number));
  if (lacked !== undefined) {
    const path = columns.find(({ number }) => number === lacked)?.path ?? [];
    return `${book}的表样中没有${name}的“${path.join('·')}”栏`;
  }
  if (line.kind !== 'key' || !lack.lines.includes(line.key)) return undefined;
  return `${book}的表样中没有${name}的“${cells.byKey.get(line.key)?.line.label ?? line.key}”行`;
}
