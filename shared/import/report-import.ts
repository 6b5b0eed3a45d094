import type { ProjectDocument } from '../document/document';
import type { Pack } from '../pack/pack';
import type { LocatedWorkbook } from '../workbook/locate-tables';
import type { ImportReport } from './import-report';
import type { TableReading } from './read-table';
import type { SettledCells } from './settle-derived';

/** What came of an import. */
export type Imported = {
  readonly pack: Pack;
  /** The workbook's name. */
  readonly workbook: string;
  readonly located: LocatedWorkbook;
  readonly readings: ReadonlyMap<string, TableReading>;
  readonly cells: SettledCells;
  readonly document: ProjectDocument;
  readonly mapping: ImportReport['mapping'];
};

/** An import told in plain data, every table of the pack with what was found of it. */
export function reportImport(imported: Imported): ImportReport {
  const { pack, workbook, located, document, mapping } = imported;
  return {
    workbook,
    packId: pack.id,
    organisation: document.facts.organisation,
    year: document.facts.year,
    tables: pack.tables
      .filter(({ id, supplementary }) => !supplementary || imported.readings.has(id))
      .map(({ id }) => reportTable(id, imported)),
    issues: document.issues.map(({ rule, severity, message, place, cells }) => ({
      rule,
      severity,
      message,
      place,
      cells: [...cells],
    })),
    otherSheets: [...located.otherSheets],
    mapping,
  };
}

function reportTable(id: string, { readings, cells }: Imported): ImportReport['tables'][number] {
  const reading = readings.get(id);
  return {
    table: id,
    found: reading !== undefined,
    sheet: reading?.sheet ?? '',
    place: reading?.anchor ?? '',
    pages: [...(reading?.pages ?? [])],
    scale: reading?.content.scale ?? 'yuan',
    values: reading?.values ?? 0,
    codedLines: reading?.content.lines.length ?? 0,
    overrides: cells.overrides.get(id) ?? [],
    filled: cells.filled.get(id) ?? [],
  };
}
