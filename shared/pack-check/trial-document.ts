import { type Book, EMPTY_TABLE, type ProjectDocument } from '../document/document';
import { newDocument } from '../document/new-document';
import { referencesOf } from '../engine/rule-references';
import { greatest } from '../kit/lists';
import { BOOKS_APART } from '../pack/book';
import type { Pack } from '../pack/pack';
import type { CodedLine } from '../pack/table-shape';
import { ancestorCodes, codeLevels } from '../pack/table-shape';
import { selectorKeys } from '../rule/expression';
import type { BookId } from '../rule/rule';

/**
 * The shapes a project takes, for trying a pack's rules: with one leaf a table, and with several leaves and several
 * branches at every level, where the codes that rules name have lines below them. A rule whose sides only meet while a
 * table has one line fails in one of them. Conditions change no identity's cells, so that both of their halves are
 * tried in each.
 */
export function trialDocuments(pack: Pack): readonly ProjectDocument[] {
  return [trialDocument(pack), withLines(pack, branchingCodes)];
}

/** One line of every level in every table with codes, and the codes that rules name. */
export function trialDocument(pack: Pack): ProjectDocument {
  return withLines(pack, (levels, named) => ['2019999999'.slice(0, greatest(levels)), ...named]);
}

function withLines(
  pack: Pack,
  codesOf: (levels: readonly number[], named: readonly string[]) => readonly string[],
): ProjectDocument {
  const document = newDocument(pack, { organisation: '', kind: '', year: pack.year });
  const tables = new Map(document.tables);
  for (const table of pack.tables) {
    const levels = codeLevels(table);
    const content = tables.get(table.id);
    if (!levels || !content) continue;
    const codes = codesOf(levels, namedCodes(pack, table.id, levels));
    const all = new Set(codes.flatMap((code) => [...ancestorCodes(code, levels), code]));
    const lines = [...all].sort().map((code): CodedLine => ({ code, name: '' }));
    tables.set(table.id, { ...content, lines });
  }
  const { facts } = document;
  const kinds = pack.books.filter(({ name }) => !BOOKS_APART.includes(name));
  const books = kinds.map(({ name, tables: shapes }): [BookId, Book] => {
    const there = new Map(shapes.map(({ id }) => [id, tables.get(id) ?? EMPTY_TABLE]));
    return [name, { kind: name, readOnly: true, packId: pack.id, facts, source: '', tables: there }];
  });
  return { ...document, tables, books: new Map(books) };
}

/** Below the table and below each line but the last of three: two lines with more below them, and a leaf. */
function branchingCodes(levels: readonly number[], named: readonly string[]): string[] {
  const ascending = levels.toSorted((one, other) => one - other);
  const grow = (code: string): string[] => {
    const next = ascending.find((length) => length > code.length);
    if (next === undefined) return [code];
    const room = next - code.length;
    const begun = code === '' ? '20'.slice(0, room - 1) : '';
    const below = ['1', '2', '3'].map((digit) => `${code}${begun.padEnd(room - 1, '0')}${digit}`);
    return below.flatMap((child, at) => (at === 2 ? [child] : grow(child)));
  };
  return ['', ...named].flatMap(grow);
}

function namedCodes(pack: Pack, table: string, levels: readonly number[]): string[] {
  return pack.rules.flatMap(referencesOf).flatMap(({ table: read, line }) => {
    const keys = selectorKeys(line);
    return read === table
      ? keys.filter((key) => levels.includes(key.length) && /\d/.test(key) && /^[0-9A-Za-z-]+$/.test(key))
      : [];
  });
}
