import type { ImportedBook } from './import-book';
import type { ImportReport } from './import-report';

/** An import told in plain data, every table of the pack with what was found of it. `workbook`: its name. */
export function reportImport(imported: ImportedBook, workbook: string): ImportReport {
  const { document } = imported;
  const { pack, located } = imported.from;
  return {
    workbook,
    format: imported.from.workbook.format,
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
    unread: imported.unread.map((number) => ({ ...number })),
    otherSheets: [...located.otherSheets],
  };
}

function reportTable(id: string, { readings, cells }: ImportedBook): ImportReport['tables'][number] {
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
