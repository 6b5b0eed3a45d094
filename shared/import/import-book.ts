import type { ProjectDocument, TableContent } from '../document/document';
import { newDocument } from '../document/new-document';
import type { Engine } from '../engine/engine';
import { explainCompileProblem } from '../engine/program';
import { failed, ok, type Result } from '../kit/result';
import type { Facts } from '../pack/facts';
import type { Pack } from '../pack/pack';
import { officialTables } from '../pack/table-shape';
import type { ImportProblem } from './import-problem';
import { IssueList } from './issue-list';
import type { LocatedBook } from './locate-book';
import { noteUnreadSheets } from './note-unread-sheets';
import { readFacts } from './read-facts';
import { readNotes } from './read-notes';
import { readTable, type TableReading } from './read-table';
import { type SettledCells, settleDerived } from './settle-derived';

/** What came of taking a located workbook's values. */
export type ImportedBook = {
  readonly from: LocatedBook;
  readonly readings: ReadonlyMap<string, TableReading>;
  readonly cells: SettledCells;
  readonly document: ProjectDocument;
  /** The engine that settled the values, over `document`: a session goes on with it. */
  readonly engine: Engine;
};

/**
 * Takes a located workbook's values into a project of its pack. Every printed value stays in effect: a derived cell
 * becomes an override only where its printed value differs from its formula over the printed values of its inputs.
 * Nothing is rejected: what cannot be taken is an issue with its place.
 */
export function importBook(from: LocatedBook): Result<ImportedBook, ImportProblem> {
  const { pack, workbook, located, speaking } = from;
  const issues = new IssueList();
  const readings = new Map(
    located.tables.map((location) => {
      const table = pack.tables.find(({ id }) => id === location.table);
      if (!table) throw new Error(`Located table ${location.table} is not of the pack`);
      const said = speaking.pack.tables.find(({ id }) => id === location.table)?.answers?.reading;
      return [location.table, readTable(table, location, pack, issues.of(table.id), said)] as const;
    }),
  );
  noteUnreadSheets(workbook, located, pack, issues);

  const printed = printedDocument(pack, readFacts(located, workbook, pack), readings);
  const settled = settleDerived(pack, printed, readings, issues);
  if (!settled.ok) {
    return failed({ kind: 'rules-do-not-fit', reason: explainCompileProblem(settled.problem) });
  }
  const { engine, cells, tables } = settled.value;
  const document: ProjectDocument = {
    ...printed,
    tables,
    issues: issues.all(),
    notes: readNotes(workbook, readings.values()),
  };
  engine.evaluate(document);
  return ok({ from, readings, cells, document, engine });
}

/** Everything as printed, derived cells too; a table the workbook lacks is absent. */
function printedDocument(
  pack: Pack,
  facts: Facts,
  readings: ReadonlyMap<string, TableReading>,
): ProjectDocument {
  const start = newDocument(pack, facts);
  const official = new Set(officialTables(pack).map(({ id }) => id));
  const tables = [...start.tables].map(([id, empty]): [string, TableContent] => {
    const reading = readings.get(id);
    return [id, reading ? reading.content : { ...empty, absent: official.has(id) }];
  });
  return { ...start, tables: new Map(tables) };
}
