import { toAddress } from '../document/address';
import type { Book, Entry, TableContent } from '../document/document';
import { PRIOR_BOOK } from '../pack/book';
import type { BookId, ColumnNumber, LineKey, TableId } from '../rule/rule';
import type { Session } from './session';

/** A project as a book of the kind: every cell as printed, nothing left to a formula. */
export function printedBook(session: Session, kind: BookId, source: string): Book {
  return { ...priorFrom(session, source), kind };
}

/**
 * Last year's project as 上年数: every cell as printed, nothing left to a formula. `source` names the file it came
 * from, for the clerk.
 */
export function priorFrom(session: Session, source: string): Book {
  const document = session.document();
  const entries = new Map<TableId, Map<LineKey, Map<ColumnNumber, Entry>>>();
  for (const text of session.addresses()) {
    const address = toAddress(text);
    const value = session.cell(address)?.value ?? null;
    if (value === null) continue;
    const lines = entries.get(address.table) ?? new Map<LineKey, Map<ColumnNumber, Entry>>();
    const columns = lines.get(address.line) ?? new Map<ColumnNumber, Entry>();
    columns.set(address.column, { value });
    lines.set(address.line, columns);
    entries.set(address.table, lines);
  }
  const tables = [...document.tables].map(([id, content]): [string, TableContent] => [
    id,
    { ...content, entries: entries.get(id) ?? new Map() },
  ]);
  return {
    kind: PRIOR_BOOK,
    readOnly: true,
    packId: document.packId,
    facts: document.facts,
    source,
    tables: new Map(tables),
    ...(document.explanations.size > 0 ? { explanations: document.explanations } : {}),
    ...(document.texts.size > 0 ? { texts: document.texts } : {}),
  };
}
