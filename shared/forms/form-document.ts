import type { CellValue } from '../amount/amount';
import type { Address, AddressText } from '../document/address';
import type { Book, Entry, ProjectDocument, TableContent } from '../document/document';
import type { FormPlace } from '../pack/form-kind';
import type { FormKind } from '../pack/pack';

/** What a cell of the project's own tables shows; blank where there is none. */
export type ProjectValue = (address: Address) => CellValue;

/**
 * One form as a project of its own, for the engine over `formPack`: the form's tables, the project's facts, and in the
 * linked cells what the project's tables show. A linked cell that somebody filled keeps what was put there.
 */
export function formDocument(
  { packId, facts }: ProjectDocument,
  book: Book,
  kind: FormKind,
  ofProject: ProjectValue,
): ProjectDocument {
  return {
    packId,
    facts,
    tables: kind.links.length === 0 ? book.tables : withLinks(book.tables, kind, ofProject),
    books: new Map(),
    explanations: new Map(),
    texts: new Map(),
    textNotes: new Map(),
    dismissals: new Map(),
    notes: new Map(),
    issues: [],
  };
}

function withLinks(
  tables: Book['tables'],
  { links }: FormKind,
  ofProject: ProjectValue,
): ReadonlyMap<string, TableContent> {
  const filled = new Map(tables);
  for (const { cell, from } of links) {
    const content = filled.get(cell.table);
    const value = ofProject(from);
    if (!content || value === null || content.entries.get(cell.line)?.has(cell.column)) continue;
    const line = new Map<number, Entry>([
      ...(content.entries.get(cell.line) ?? []),
      [cell.column, { value }],
    ]);
    filled.set(cell.table, { ...content, entries: new Map(content.entries).set(cell.line, line) });
  }
  return filled;
}

/** `资金[合计,3]`. */
export function placeText({ table, line, column }: FormPlace): AddressText {
  return `${table}[${line},${column}]`;
}
