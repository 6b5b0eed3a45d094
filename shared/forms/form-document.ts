import type { CellValue } from '../amount/amount';
import { type Address, type AddressText, writeAddress } from '../document/address';
import type { Book, ProjectDocument, TableContent } from '../document/document';
import type { FormPlace } from '../pack/form-kind';
import type { FormKind } from '../pack/pack';
import { withShown } from './shown-cells';

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
  return withShown(
    tables,
    links.flatMap(({ cell, from }) => {
      const value = ofProject(from);
      const isFilled = tables.get(cell.table)?.entries.get(cell.line)?.has(cell.column);
      return value === null || isFilled ? [] : [{ cell, value }];
    }),
  );
}

/** The cell of the project's tables that a cell of a form shows; `undefined`: it is no linked one, or was filled. */
export function linkedCell(
  links: FormKind['links'],
  book: Book | undefined,
  { table, line, column }: FormPlace,
): AddressText | undefined {
  const link = links.find(({ cell }) => cell.table === table && cell.line === line && cell.column === column);
  const isFilled = book?.tables.get(table)?.entries.get(line)?.has(column);
  return link && isFilled !== true ? writeAddress(link.from) : undefined;
}
