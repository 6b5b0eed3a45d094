import type { ProjectDocument } from '../document/document';
import { ok, type Result } from '../kit/result';
import type { Answer } from '../mapping/answer';
import type { Pack } from '../pack/pack';
import type { PlainWorkbook } from '../workbook/sheet';
import { type ImportedBook, importBook } from './import-book';
import type { ImportProblem } from './import-problem';
import type { ImportReport } from './import-report';
import { locateBook } from './locate-book';
import { reportImport } from './report-import';

export type ImportedWorkbook = {
  readonly document: ProjectDocument;
  readonly report: ImportReport;
  readonly book: ImportedBook;
};

/** All stages from locating on, for whoever needs only what comes of them. `name`: the workbook's, for the report. */
export function importWorkbook(
  pack: Pack,
  workbook: PlainWorkbook,
  name: string,
  answers: readonly Answer[] = [],
): Result<ImportedWorkbook, ImportProblem> {
  const located = locateBook(pack, workbook, answers);
  if (!located.ok) return located;
  const imported = importBook(located.value);
  return imported.ok
    ? ok({
        document: imported.value.document,
        report: reportImport(imported.value, name),
        book: imported.value,
      })
    : imported;
}
