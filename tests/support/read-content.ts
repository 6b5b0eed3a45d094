import type { ProjectDocument } from '#shared/document/document';
import type { ImportedWorkbook } from '#shared/import/import-workbook';
import type { Pack } from '#shared/pack/pack';
import type { PlainWorkbook } from '#shared/workbook/sheet';
import { importFixture } from './reference';

/** What a workbook says, without where it said it: facts, and each table's scale, lines and entries. */
export function contentOf(document: ProjectDocument): unknown {
  return { facts: document.facts, tables: document.tables };
}

export function readContent(pack: Pack, workbook: PlainWorkbook): unknown {
  return contentOf(importedOnce(pack, workbook).document);
}

/** The messages of an import, for a test that expects none. */
export function issuesOf(pack: Pack, workbook: PlainWorkbook): string[] {
  return importedOnce(pack, workbook).report.issues.map(({ message }) => message);
}

let last: { pack: Pack; workbook: PlainWorkbook; imported: ImportedWorkbook } | undefined;

/** A test asks for the content of a workbook and then for its issues. */
function importedOnce(pack: Pack, workbook: PlainWorkbook): ImportedWorkbook {
  if (last?.pack !== pack || last.workbook !== workbook)
    last = { pack, workbook, imported: importFixture(pack, workbook) };
  return last.imported;
}
