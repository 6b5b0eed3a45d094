import { isText } from '../amount/amount';
import type { PriorLack, ProjectDocument, TableContent } from '../document/document';
import { storedText } from '../kind/value-text';
import type { Pack, Table } from '../pack/pack';
import { cellTypes } from './cell-types';
import {
  PROJECT_FORMAT,
  PROJECT_VERSION,
  type StoredEntry,
  type StoredProject,
  type StoredTable,
} from './stored-project';

/** The project as text: keys in a fixed order and one entry a line, so that two versions can be compared. */
export function saveProject(pack: Pack, document: ProjectDocument): string {
  const { prior } = document;
  const stored: StoredProject = {
    format: PROJECT_FORMAT,
    version: PROJECT_VERSION,
    pack: document.packId,
    facts: document.facts,
    tables: storeTables(pack, document.tables),
    ...(prior
      ? {
          prior: {
            pack: prior.packId,
            facts: prior.facts,
            source: prior.source,
            tables: storeTables(pack, prior.tables),
            ...(prior.lacks ? { lacks: prior.lacks.map(storeLack) } : {}),
          },
        }
      : {}),
    explanations: storeTexts(document.explanations),
    notes: storeTexts(document.notes),
    issues: document.issues.map((issue) => ({ ...issue, cells: [...issue.cells] })),
  };
  return `${JSON.stringify(stored, undefined, 1)}\n`;
}

function storeLack({ table, columns, lines }: PriorLack): {
  table: string;
  columns: number[];
  lines: string[];
} {
  return { table, columns: [...columns], lines: [...lines] };
}

/** In the order of their keys, whatever the order of work. */
function storeTexts(texts: ReadonlyMap<string, string>): Record<string, string> {
  return Object.fromEntries([...texts].toSorted(([one], [other]) => (one < other ? -1 : 1)));
}

function storeTables(pack: Pack, tables: ReadonlyMap<string, TableContent>): Record<string, StoredTable> {
  return Object.fromEntries(
    [...tables].map(([id, content]) => [
      id,
      storeTable(
        pack.tables.find((table) => table.id === id),
        content,
      ),
    ]),
  );
}

function storeTable(table: Table | undefined, content: TableContent): StoredTable {
  // In the table's order, not in the order of work: the same content is the same text.
  const { ranks, typeOf } = cellTypes(table, content.lines);
  const ordered = [...content.entries].toSorted(
    ([one], [other]) => (ranks.get(one) ?? ranks.size) - (ranks.get(other) ?? ranks.size),
  );
  const entries = ordered.map(([line, columns]) => {
    const stored = [...columns].flatMap(([column, { value, rounded }]): [string, StoredEntry][] => {
      const text = storedText(value, typeOf(line, Number(column), isText(value) ? value : ''));
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
