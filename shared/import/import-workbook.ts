import type { ProjectDocument, TableContent } from '../document/document';
import { newDocument } from '../document/new-document';
import { failed, ok, type Result } from '../kit/result';
import type { Answer } from '../mapping/answer';
import { readMapping } from '../mapping/read-mapping';
import { withAnswers } from '../mapping/with-answers';
import type { Facts } from '../pack/facts';
import type { Pack } from '../pack/pack';
import { officialTables } from '../pack/table-shape';
import { locateTables } from '../workbook/locate-tables';
import type { PlainWorkbook } from '../workbook/sheet';
import type { ImportProblem } from './import-problem';
import type { ImportReport } from './import-report';
import { IssueList } from './issue-list';
import { noteUnreadSheets } from './note-unread-sheets';
import { readFacts } from './read-facts';
import { readNotes } from './read-notes';
import { readTable, type TableReading } from './read-table';
import { reportImport } from './report-import';
import { settleDerived } from './settle-derived';

export type ImportedWorkbook = {
  readonly document: ProjectDocument;
  readonly report: ImportReport;
};

/**
 * Reads a workbook into a project of the pack. Every printed value stays in effect: a derived cell becomes an
 * override only where its printed value differs from its formula over the printed values of its inputs.
 * Nothing is rejected: what cannot be taken is an issue with its place. Words are read by the
 * clerk's `answers` first, then by the pack's names.
 */
export function importWorkbook(
  pack: Pack,
  workbook: PlainWorkbook,
  name: string,
  answers: readonly Answer[] = [],
): Result<ImportedWorkbook, ImportProblem> {
  const speaking = withAnswers(pack, answers);
  const located = locateTables(workbook, speaking.pack);
  const [ministry] = located.ministrySheets;
  // A table of which only the name is in doubt is asked about.
  if (located.tables.length === 0 && located.conflicts.length === 0) {
    return failed(ministry ? { kind: 'ministry-tables', ...ministry } : { kind: 'no-tables' });
  }
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
  const document: ProjectDocument = {
    ...settled.document,
    issues: issues.all(),
    notes: readNotes(workbook, readings.values()),
  };
  const mapping = readMapping(
    speaking.pack,
    workbook,
    { located, asked: askedCells(readings) },
    answers,
    speaking.unfit,
  );
  const { cells } = settled;
  return ok({
    document,
    report: reportImport({ pack, workbook: name, located, readings, cells, document, mapping }),
  });
}

function askedCells(readings: ReadonlyMap<string, TableReading>): ReadonlyMap<string, TableReading['asked']> {
  return new Map([...readings].map(([table, { asked }]) => [table, asked]));
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
