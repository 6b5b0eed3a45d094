import { isText } from '../amount/amount';
import type { Book, ProjectDocument, TableContent } from '../document/document';
import { storedText } from '../kind/value-text';
import { tablesOfKind } from '../pack/book';
import type { Pack, Table } from '../pack/pack';
import type { TableId } from '../rule/rule';
import { cellTypes } from './cell-types';
import {
  PROJECT_FORMAT,
  PROJECT_VERSION,
  type StoredBook,
  type StoredEntry,
  type StoredProject,
  type StoredTable,
} from './stored-project';

/** The project as text: keys in a fixed order and one entry a line, so that two versions can be compared. */
export function saveProject(pack: Pack, document: ProjectDocument): string {
  const stored: StoredProject = {
    format: PROJECT_FORMAT,
    version: PROJECT_VERSION,
    pack: document.packId,
    facts: document.facts,
    tables: storeTables(pack.tables, document.tables),
    books: inOrder(document.books, (book) => storeBook(pack, book)),
    explanations: inOrder(document.explanations, (text) => text),
    texts: inOrder(document.texts, (text) => text),
    textNotes: inOrder(document.textNotes, (text) => text),
    dismissals: inOrder(document.dismissals, (marks) => marks.map((mark) => ({ ...mark }))),
    notes: inOrder(document.notes, (text) => text),
    issues: document.issues.map((issue) => ({ ...issue, cells: [...issue.cells] })),
  };
  return `${JSON.stringify(stored, undefined, 1)}\n`;
}

function storeBook(pack: Pack, book: Book): StoredBook {
  return {
    kind: book.kind,
    ...(book.readOnly ? { readOnly: true as const } : {}),
    pack: book.packId,
    facts: book.facts,
    source: book.source,
    tables: storeTables(tablesOfKind(pack, book.kind), book.tables),
    ...(book.lacks
      ? {
          lacks: book.lacks.map(({ table, columns, lines }) => ({
            table,
            columns: [...columns],
            lines: [...lines],
          })),
        }
      : {}),
    ...(book.explanations ? { explanations: inOrder(book.explanations, (text) => text) } : {}),
    ...(book.form
      ? {
          form: {
            name: book.form.name,
            level: book.form.level,
            ...(book.form.secret ? { secret: true as const } : {}),
            place: book.form.place,
          },
        }
      : {}),
    ...(book.texts ? { texts: inOrder(book.texts, (text) => text) } : {}),
  };
}

/** In the order of their keys, whatever the order of work. */
function inOrder<Value, Stored>(
  map: ReadonlyMap<string, Value>,
  store: (value: Value) => Stored,
): Record<string, Stored> {
  const sorted = [...map].toSorted(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(sorted.map(([key, value]) => [key, store(value)]));
}

function storeTables(
  shapes: readonly Table[],
  tables: ReadonlyMap<TableId, TableContent>,
): Record<string, StoredTable> {
  return Object.fromEntries(
    [...tables].map(([id, content]) => [
      id,
      storeTable(
        shapes.find((table) => table.id === id),
        content,
      ),
    ]),
  );
}

function storeTable(table: Table | undefined, content: TableContent): StoredTable {
  // In the table's order, not in the order of work: the same content is the same text.
  const types = cellTypes(table, content.lines);
  const ranks = types.ranks();
  const ordered = [...content.entries].toSorted(
    ([one], [other]) => (ranks.get(one) ?? ranks.size) - (ranks.get(other) ?? ranks.size),
  );
  const entries = ordered.map(([line, columns]) => {
    const typeOf = types.typesAt(line);
    const stored = [...columns].flatMap(([column, { value, rounded }]): [string, StoredEntry][] => {
      const text = storedText(value, typeOf(Number(column), isText(value) ? value : ''));
      return [[String(column), rounded && text !== null ? { value: text, rounded: true } : text]];
    });
    return [line, Object.fromEntries(stored)] as const;
  });
  return {
    ...(content.absent ? { absent: true as const } : {}),
    scale: content.scale,
    lines: content.lines.map(({ code, name }) => ({ code, name })),
    entries: Object.fromEntries(entries),
  };
}
