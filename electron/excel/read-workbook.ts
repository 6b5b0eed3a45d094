import { read, type WorkBook, type WorkSheet } from '@e965/xlsx';
import { zipSync } from 'fflate';
import { failed, ok, type Result } from '#shared/kit/result';
import type { PlainWorkbook, ReadProblem, Sheet, SheetCell } from '#shared/workbook/sheet';
import type { PackageParts } from '../package/read-package';
import { computeFormulas } from './compute-formulas';
import { hiddenOdsSheets } from './hidden-ods-sheets';
import { readHtml } from './html/read-html';
import { type IdentifiedWorkbook, identifyWorkbook } from './identify-workbook';
import { inspectOds } from './inspect-ods';
import { textOfBytes } from './inspect-old-biff';
import { type OdsNumber, readOdsNumbers } from './ods-formats';
import { plainCell } from './plain-cell';
import { plainSheet } from './plain-sheet';
import { readDelimited } from './text/read-delimited';
import { withoutWarnings } from './without-warnings';
import { readXlsx } from './xlsx/read-xlsx';
import { readXml2003 } from './xml-2003/read-xml-2003';

/** More rows than an .xls has and than any .ods that a clerk keeps. */
const MOST_ROWS = 200_000;

/**
 * Reads .xlsx, .xls of every age, .ods, and what systems export under these names (web pages, XML Spreadsheet 2003, text
 * with separated cells) into plain cells. What the file is, is decided by its content, and whatever is wrong with the
 * bytes comes back as a problem. `behind` hears which share of the sheets (0 to 1) is read.
 */
export function readWorkbook(
  bytes: Uint8Array,
  behind: (share: number) => void = () => undefined,
): Result<PlainWorkbook, ReadProblem> {
  const workbook = readCells(bytes, behind);
  return workbook.ok ? ok(computeFormulas(workbook.value)) : workbook;
}

function readCells(bytes: Uint8Array, behind: (share: number) => void): Result<PlainWorkbook, ReadProblem> {
  const identified = identifyWorkbook(bytes);
  if (!identified.ok) return identified;
  switch (identified.value.format) {
    case 'xlsx':
      return readXlsx(identified.value.parts, behind);
    case 'ods': {
      const problem = inspectOds(identified.value.parts);
      return problem === undefined ? readByLibrary(identified.value) : failed(problem);
    }
    case 'xls':
    case 'xls-95':
      return readByLibrary(identified.value);
    case 'html':
      return readHtml(identified.value.text);
    case 'xml-2003':
      return readXml2003(identified.value.text);
    case 'text':
      return readDelimited(identified.value.text, identified.value.separator);
  }
}

type LibraryFormat = Extract<IdentifiedWorkbook, { readonly format: 'ods' | 'xls' | 'xls-95' }>;

function readByLibrary(identified: LibraryFormat): Result<PlainWorkbook, ReadProblem> {
  const workbook = parseWorkbook(identified);
  if (!workbook.ok) return workbook;
  const states = workbook.value.Workbook?.Sheets ?? [];
  const hidden = identified.format === 'ods' ? hiddenOdsSheets(identified.parts) : undefined;
  const numbers = identified.format === 'ods' ? readOdsNumbers(identified.parts) : undefined;
  const decode =
    identified.format === 'xls-95'
      ? (text: string) => textOfBytes(text, identified.encoding)
      : (text: string) => text;
  const sheets: Sheet[] = [];
  for (const [index, name] of workbook.value.SheetNames.entries()) {
    const content = workbook.value.Sheets[name];
    if (content === undefined || isNoWorksheet(content)) continue;
    const isHidden = hidden === undefined ? (states[index]?.Hidden ?? 0) !== 0 : hidden.has(name);
    const rows = plainRows(content, numbers?.get(name), decode);
    const sheet = plainSheet(decode(name), isHidden, { rows, merges: plainMerges(content) });
    if (!sheet.ok) return sheet;
    sheets.push(sheet.value);
  }
  return ok({ format: identified.format, sheets });
}

function parseWorkbook(identified: LibraryFormat): Result<WorkBook, ReadProblem> {
  const bytes = identified.format === 'ods' ? unpacked(identified.parts) : identified.stream;
  try {
    const options = { dense: true, cellNF: true, cellText: false, cellHTML: false, sheetStubs: true };
    return ok(withoutWarnings(() => read(bytes, { type: 'buffer', sheetRows: MOST_ROWS, ...options })));
  } catch (error) {
    // The parser only ever sees the file: whatever it throws is about the file.
    return failed({ kind: 'damaged', detail: error instanceof Error ? error.message : String(error) });
  }
}

/** The same package uncompressed: its parts are inflated and verified already, within their declared sizes. */
function unpacked(parts: PackageParts): Buffer {
  const content = Object.fromEntries([...parts].map(([name, part]) => [name, part.bytes]));
  return Buffer.from(zipSync(content, { level: 0 }));
}

/** Chart, dialog and macro sheets hold no cells. */
function isNoWorksheet(sheet: WorkSheet): boolean {
  return sheet['!type'] !== undefined && sheet['!type'] !== 'sheet';
}

function plainMerges(sheet: WorkSheet): Parameters<typeof plainSheet>[2]['merges'] {
  return (sheet['!merges'] ?? []).map(({ s, e }) => ({ top: s.r, left: s.c, bottom: e.r, right: e.c }));
}

/** `numbers`: what the library does not know of an .ods sheet's numbers; `decode`: a text as the library gives it, read. */
function plainRows(
  sheet: WorkSheet,
  numbers: ReadonlyMap<number, ReadonlyMap<number, OdsNumber>> | undefined,
  decode: (text: string) => string,
): ReadonlyMap<number, ReadonlyMap<number, SheetCell>> {
  const rows = new Map<number, ReadonlyMap<number, SheetCell>>();
  // `forEach` visits only what is there: a lone cell far down must not cost a million steps.
  (sheet['!data'] ?? []).forEach((cells, row) => {
    const line = new Map<number, SheetCell>();
    cells?.forEach((raw, column) => {
      const cell = raw === undefined ? undefined : plainCell(raw, decode);
      const number = numbers?.get(row)?.get(column);
      if (cell !== undefined) line.set(column, number ? exactCell(cell, number) : cell);
    });
    if (line.size > 0) rows.set(row, line);
  });
  return rows;
}

function exactCell(cell: SheetCell, { text, shown }: OdsNumber): SheetCell {
  return cell.kind === 'number' ? { ...cell, text, ...shown } : cell;
}
