import { failed, ok, type Result } from '#shared/kit/result';
import type { PlainWorkbook, ReadProblem, Sheet } from '#shared/workbook/sheet';
import type { PackageParts } from '../../package/read-package';
import { findWorkbookPart, relationshipsOf } from '../../package/relationships';
import { ScanStop, scanXml } from '../../package/scan-xml';
import { plainSheet } from '../plain-sheet';
import { readCellFormats } from './cell-formats';
import { readSharedTexts } from './plain-text';
import { readComments } from './read-comments';
import { SheetReader } from './read-sheet';

/**
 * Cells of a workbook, formatted ones included: as many as a job's heap holds with all that is made of them, twice those
 * that we write for 20,000 项. Nothing that is written here may be refused here.
 */
const MOST_CELLS = 1_000_000;

type ListedSheet = { readonly name: string; readonly hidden: boolean; readonly id: string };

/** Reads an inflated .xlsx or .xlsm package into plain cells. Macros, links and formulas are never run. */
export function readXlsx(
  parts: PackageParts,
  behind: (share: number) => void = () => undefined,
): Result<PlainWorkbook, ReadProblem> {
  const workbook = findWorkbookPart(parts);
  const listed = listSheets(parts.get(workbook ?? '')?.bytes ?? new Uint8Array());
  if (workbook === undefined || listed === undefined) return damaged('workbook part');
  const related = relationshipsOf(parts, workbook);
  const texts = readSharedTexts(parts, related.find(({ type }) => type === 'sharedStrings')?.part);
  const formats = readCellFormats(parts, related.find(({ type }) => type === 'styles')?.part);
  if (texts === undefined || formats === undefined) return damaged('shared texts or styles');
  let cells = 0;
  const count = (): void => {
    cells += 1;
    if (cells > MOST_CELLS) throw new ScanStop('too many cells');
  };
  const sheets: Sheet[] = [];
  const lost: string[] = [];
  for (const [at, { name, hidden, id }] of listed.entries()) {
    behind(at / listed.length);
    const target = related.find((relationship) => relationship.id === id);
    // Chart, dialog and macro sheets hold no cells.
    if (target !== undefined && target.type !== 'worksheet') continue;
    const bytes = parts.get(target?.part ?? '')?.bytes;
    if (bytes === undefined) {
      lost.push(name);
      continue;
    }
    const read = new SheetReader({ texts, formats, count }).read(bytes);
    if (cells > MOST_CELLS) return tooLarge(`over ${MOST_CELLS} cells`);
    if (typeof read === 'string') return damaged(`sheet ${name}: ${read}`);
    const sheet = plainSheet(name, hidden, read);
    if (!sheet.ok) return sheet;
    const comments = readComments(parts, target?.part ?? '');
    sheets.push(comments.size === 0 ? sheet.value : { ...sheet.value, comments });
  }
  if (sheets.length === 0 && lost.length > 0) return damaged(`no part for sheet ${lost.join()}`);
  return ok({ format: 'xlsx', sheets, ...(lost.length === 0 ? {} : { lostSheets: lost }) });
}

function listSheets(bytes: Uint8Array): readonly ListedSheet[] | undefined {
  const listed: ListedSheet[] = [];
  const trouble = scanXml(bytes, {
    open: (name, attributes) => {
      if (name !== 'sheet') return;
      const id = Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1] ?? '';
      const { name: title = '', state = 'visible' } = attributes;
      if (listed.some((sheet) => sheet.name === title)) throw new ScanStop(`sheet ${title} twice`);
      listed.push({ name: title, hidden: state !== 'visible', id });
    },
    text: () => undefined,
    close: () => undefined,
  });
  return trouble === undefined ? listed : undefined;
}

function damaged(detail: string): Result<never, ReadProblem> {
  return failed({ kind: 'damaged', detail });
}

function tooLarge(detail: string): Result<never, ReadProblem> {
  return failed({ kind: 'too-large', detail });
}
