import type { ProjectDocument, TableContent } from '../document/document';
import { newDocument } from '../document/new-document';
import { explainCompileProblem } from '../engine/compile-problem';
import type { Engine } from '../engine/engine';
import { failed, ok, type Result } from '../kit/result';
import type { Facts } from '../pack/facts';
import type { Pack } from '../pack/pack';
import { officialTables } from '../pack/table-shape';
import { findHeading } from '../workbook/find-heading';
import type { LocatedWorkbook } from '../workbook/locate-tables';
import type { PlainWorkbook } from '../workbook/sheet';
import type { ImportProblem } from './import-problem';
import type { LocatedBook } from './locate-book';
import { readNotes } from './read-notes';
import type { TableReading } from './read-table';
import { type SettledCells, settleDerived } from './settle-derived';
import { takeValues } from './take-values';
import type { UnreadNumber } from './unread-numbers';

/** What came of taking a located workbook's values. */
export type ImportedBook = {
  readonly from: LocatedBook;
  readonly readings: ReadonlyMap<string, TableReading>;
  readonly unread: readonly UnreadNumber[];
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
  const { pack, workbook, located } = from;
  const { readings, issues, unread } = takeValues(from);
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
  return ok({ from, readings, unread, cells, document, engine });
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

/** Whose workbook it is and of which year, from the first caption that says so, else the heading, else the pack. */
function readFacts(located: LocatedWorkbook, workbook: PlainWorkbook, pack: Pack): Facts {
  const captions = located.tables.map(({ caption }) => caption);
  const named = captions.find(({ organisation }) => organisation !== '');
  const dated = captions.find(({ year }) => year !== undefined);
  const heading = named && dated ? undefined : findHeading(workbook);
  return {
    organisation: named?.organisation ?? heading?.organisation ?? '',
    kind: '',
    year: dated?.year ?? heading?.year ?? pack.year,
  };
}
