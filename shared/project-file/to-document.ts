import type { CellValue } from '../amount/amount';
import { type AddressText, addressText } from '../document/address';
import type { Book, Entry, ProjectDocument, TableContent } from '../document/document';
import { readStored, storedWords } from '../kind/value-text';
import { failed, ok, type Result } from '../kit/result';
import { tablesOfKind } from '../pack/book';
import type { Pack, Table } from '../pack/pack';
import type { CodedLine } from '../pack/table-shape';
import type { ColumnNumber, LineKey, TableId } from '../rule/rule';
import { cellTypes } from './cell-types';
import type { StoredBook, StoredEntry, StoredProject, StoredTable } from './stored-project';

export type WrongType = {
  readonly kind: 'wrong-type';
  /** `01[1,1]`, with the book's name in front: `上年.01[1,1]`. */
  readonly cell: string;
  readonly text: string;
  /** How the cell's values are written: 两位小数的金额. */
  readonly wanted: string;
};

/** Hears of a value that is not written as its cell's type is. */
type TellWrong = (wrong: WrongType) => void;

/**
 * What a stored project says, in one pass over its values. The problem is the first that is not written as its cell's type
 * is: an amount with two decimals, a text with its apostrophe.
 */
export function toDocument(stored: StoredProject, pack: Pack): Result<ProjectDocument, WrongType> {
  let first: WrongType | undefined;
  const tell: TellWrong = (wrong) => {
    first ??= wrong;
  };
  const document: ProjectDocument = {
    packId: stored.pack,
    facts: stored.facts,
    tables: toTables(stored.tables, pack.tables, '', tell),
    books: new Map(
      Object.entries(stored.books).map(([name, book]) => [name, toBook(name, book, pack, tell)]),
    ),
    explanations: new Map(Object.entries(stored.explanations)),
    texts: new Map(Object.entries(stored.texts)),
    textNotes: new Map(Object.entries(stored.textNotes)),
    dismissals: new Map(Object.entries(stored.dismissals)),
    // The schema has seen that every key is an address.
    notes: new Map(Object.entries(stored.notes).map(([cell, text]) => [cell as AddressText, text])),
    issues: stored.issues.map(({ table, ...issue }) => (table === undefined ? issue : { ...issue, table })),
  };
  return first ? failed(first) : ok(document);
}

function toBook(
  name: string,
  { kind, readOnly, pack: packId, facts, source, tables, lacks, explanations, texts, form }: StoredBook,
  pack: Pack,
  tell: TellWrong,
): Book {
  return {
    kind,
    readOnly: readOnly ?? false,
    packId,
    facts,
    source,
    tables: toTables(tables, tablesOfKind(pack, kind), `${name}.`, tell),
    ...(lacks ? { lacks } : {}),
    ...(explanations ? { explanations: new Map(Object.entries(explanations)) } : {}),
    ...(texts ? { texts: new Map(Object.entries(texts)) } : {}),
    ...(form ? { form: { ...form, secret: form.secret ?? false } } : {}),
  };
}

/** @param where what stands before the address of a cell: `上年.` */
function toTables(
  stored: Readonly<Record<string, StoredTable>>,
  shapes: readonly Table[],
  where: string,
  tell: TellWrong,
): ReadonlyMap<TableId, TableContent> {
  return new Map(
    Object.entries(stored).map(([id, { absent, scale, lines, entries }]) => {
      const shape = shapes.find((candidate) => candidate.id === id);
      // In one order from here on: what is asked of them is remembered with the list (`tableLines`).
      const coded = isInOrder(lines)
        ? lines
        : lines.toSorted((one, other) => (one.code < other.code ? -1 : 1));
      const { typesAt } = cellTypes(shape, coded);
      const toLine = (line: string, columns: StoredTable['entries'][string]): Map<ColumnNumber, Entry> => {
        const typeOf = typesAt(line);
        const read = new Map<ColumnNumber, Entry>();
        // Without lists of pairs: a large project has a hundred thousand cells.
        for (const key in columns) {
          const entry = columns[key] ?? null;
          const column = Number(key);
          const text = textOf(entry);
          const type = typeOf(column, text ?? '');
          const value = readStored(text, type);
          if (value === undefined) {
            const cell = `${where}${addressText(id, line, column)}`;
            tell({ kind: 'wrong-type', cell, text: text ?? '', wanted: storedWords(type) });
          }
          read.set(column, toEntry(value ?? null, entry));
        }
        return read;
      };
      const read = new Map<LineKey, Map<ColumnNumber, Entry>>();
      for (const line in entries) read.set(line, toLine(line, entries[line] ?? {}));
      return [id, { absent: absent ?? false, scale, lines: coded, entries: read }];
    }),
  );
}

function textOf(entry: StoredEntry): string | null {
  return entry === null || typeof entry === 'string' ? entry : entry.value;
}

function toEntry(value: CellValue, entry: StoredEntry): Entry {
  return entry === null || typeof entry === 'string' ? { value } : { value, rounded: true };
}

function isInOrder(lines: readonly CodedLine[]): boolean {
  return lines.every(({ code }, at) => at === 0 || (lines[at - 1]?.code ?? '') < code);
}
