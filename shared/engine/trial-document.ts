import { type Book, type CodedLine, EMPTY_TABLE, type ProjectDocument } from '../document/document';
import { newDocument } from '../document/new-document';
import type { Pack } from '../pack/pack';
import { ancestorCodes, codeLevels } from '../pack/table-shape';
import type { BookId } from '../rule/rule';
import { referencesOf } from './rule-references';

/**
 * Lines of every level in every table with codes, and the codes that rules name, so that relative words and
 * derivations are put to work.
 */
export function trialDocument(pack: Pack): ProjectDocument {
  const document = newDocument(pack, { organisation: '', kind: '', year: pack.year });
  const tables = new Map(document.tables);
  for (const table of pack.tables) {
    const levels = codeLevels(table);
    const content = tables.get(table.id);
    if (!levels || !content) continue;
    const longest = Math.max(...levels);
    const codes = new Set(['2019999999'.slice(0, longest), ...namedCodes(pack, table.id)]);
    const all = new Set([...codes].flatMap((code) => [...ancestorCodes(code, levels), code]));
    const lines = [...all].sort().map((code): CodedLine => ({ code, name: '' }));
    tables.set(table.id, { ...content, lines });
  }
  const { facts } = document;
  const books = pack.books.map(({ name, tables: shapes }): [BookId, Book] => {
    const there = new Map(shapes.map(({ id }) => [id, tables.get(id) ?? EMPTY_TABLE]));
    return [name, { kind: name, readOnly: true, packId: pack.id, facts, source: '', tables: there }];
  });
  return { ...document, tables, books: new Map(books) };
}

function namedCodes(pack: Pack, table: string): string[] {
  return pack.rules.flatMap(referencesOf).flatMap((reference) => {
    const { line } = reference;
    return reference.table === table && line.kind === 'key' && /^\d+$/.test(line.key) ? [line.key] : [];
  });
}
