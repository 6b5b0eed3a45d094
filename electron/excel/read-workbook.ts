import { read, type WorkBook, type WorkSheet } from '@e965/xlsx';
import { zipSync } from 'fflate';
import { failed, ok, type Result } from '#shared/kit/result';
import type { PlainWorkbook, ReadProblem, Sheet, SheetCell, SheetRange } from '#shared/workbook/sheet';
import { hiddenOdsSheets } from './hidden-ods-sheets';
import { type IdentifiedWorkbook, identifyWorkbook } from './identify-workbook';
import { plainCell } from './plain-cell';
import { quietly } from './quietly';

/** More rows than any workbook a clerk keeps; what a file repeats beyond them is not unrolled. */
const MOST_ROWS = 200_000;

/**
 * Reads .xlsx, .xls (Excel 97 and later) and .ods into plain cells. What the file is, is decided by its content.
 * Text is never read as a workbook, and whatever is wrong with the bytes comes back as a problem.
 */
export function readWorkbook(bytes: Uint8Array): Result<PlainWorkbook, ReadProblem> {
  const identified = identifyWorkbook(bytes);
  if (!identified.ok) return identified;
  const workbook = parseWorkbook(identified.value);
  if (!workbook.ok) return workbook;
  const states = workbook.value.Workbook?.Sheets ?? [];
  const { format } = identified.value;
  const hidden = format === 'ods' ? hiddenOdsSheets(identified.value.parts) : undefined;
  const sheets: Sheet[] = [];
  for (const [index, name] of workbook.value.SheetNames.entries()) {
    const sheet = workbook.value.Sheets[name];
    if (sheet === undefined || isNoWorksheet(sheet)) continue;
    const isHidden = hidden === undefined ? (states[index]?.Hidden ?? 0) !== 0 : hidden.has(name);
    sheets.push(plainSheet(name, isHidden, sheet));
  }
  return ok({ format, sheets });
}

function parseWorkbook(identified: IdentifiedWorkbook): Result<WorkBook, ReadProblem> {
  const bytes = identified.format === 'xls' ? identified.bytes : unpacked(identified.parts);
  try {
    const options = { dense: true, cellNF: true, cellText: false, cellHTML: false, sheetStubs: true };
    return ok(quietly(() => read(bytes, { type: 'array', sheetRows: MOST_ROWS, ...options })));
  } catch (error) {
    // The parser only ever sees the file: whatever it throws is about the file.
    return failed({ kind: 'damaged', detail: error instanceof Error ? error.message : String(error) });
  }
}

/** The same package uncompressed: its parts are inflated and verified already, within their declared sizes. */
function unpacked(parts: ReadonlyMap<string, { readonly bytes: Uint8Array }>): Uint8Array {
  const content = Object.fromEntries([...parts].map(([name, part]) => [name, part.bytes]));
  return zipSync(content, { level: 0 });
}

/** Chart, dialog and macro sheets hold no cells. */
function isNoWorksheet(sheet: WorkSheet): boolean {
  return sheet['!type'] !== undefined && sheet['!type'] !== 'sheet';
}

function plainSheet(name: string, hidden: boolean, sheet: WorkSheet): Sheet {
  const merges = (sheet['!merges'] ?? []).map(({ s, e }) => ({
    top: s.r,
    left: s.c,
    bottom: e.r,
    right: e.c,
  }));
  const rows = new Map<number, ReadonlyMap<number, SheetCell>>();
  let columnCount = 0;
  // `forEach` visits only what is there: a lone cell far down must not cost a million steps.
  (sheet['!data'] ?? []).forEach((cells, row) => {
    const here = merges.filter((merge) => merge.top <= row && row <= merge.bottom);
    const line = new Map<number, SheetCell>();
    cells?.forEach((raw, column) => {
      if (raw === undefined || here.some((merge) => isCovered(merge, row, column))) return;
      const cell = plainCell(raw);
      if (cell !== undefined) line.set(column, cell);
    });
    if (line.size === 0) return;
    rows.set(row, line);
    columnCount = Math.max(columnCount, pastLast(line));
  });
  return { name, hidden, rows, merges, rowCount: pastLast(rows), columnCount };
}

/** Keys come in ascending order. */
function pastLast(ascending: ReadonlyMap<number, unknown>): number {
  let last = -1;
  for (const key of ascending.keys()) last = key;
  return last + 1;
}

function isCovered(merge: SheetRange, row: number, column: number): boolean {
  if (column < merge.left || column > merge.right) return false;
  return row !== merge.top || column !== merge.left;
}
