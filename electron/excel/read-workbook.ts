import { type CellObject, read, SSF, utils, type WorkBook, type WorkSheet } from '@e965/xlsx';
import { failed, ok, type Result } from '#shared/kit/result';
import type { PlainWorkbook, ReadProblem, Sheet, SheetCell } from '#shared/workbook/sheet';
import { kindOfFile } from './file-kind';
import { numberText } from './number-text';

/**
 * Reads the bytes of an .xlsx, .xls (BIFF8) or .ods into plain cells. The kind is decided by content, never by
 * name. Bad input gives a problem; nothing throws.
 */
export function readWorkbook(bytes: Uint8Array): Result<PlainWorkbook, ReadProblem> {
  const format = kindOfFile(bytes);
  if (typeof format !== 'string') return failed(format);
  let book: WorkBook;
  try {
    book = read(bytes, { type: 'buffer', cellFormula: true, cellNF: true, cellText: false, cellHTML: false });
  } catch (fault) {
    const text = String(fault);
    return failed({ kind: /password|encrypt/i.test(text) ? 'encrypted' : 'damaged', detail: text });
  }
  const hidden = new Map((book.Workbook?.Sheets ?? []).map((sheet) => [sheet.name, (sheet.Hidden ?? 0) > 0]));
  const sheets = book.SheetNames.flatMap((name): Sheet[] => {
    const sheet = book.Sheets[name];
    return sheet ? [readSheet(name, hidden.get(name) ?? false, sheet)] : [];
  });
  if (sheets.length === 0) return failed({ kind: 'damaged', detail: 'no sheet could be read' });
  return ok({ format, sheets });
}

function readSheet(name: string, hidden: boolean, sheet: WorkSheet): Sheet {
  const merges = (sheet['!merges'] ?? []).map(({ s, e }) => ({
    top: s.r,
    left: s.c,
    bottom: e.r,
    right: e.c,
  }));
  const found: { row: number; column: number; cell: SheetCell }[] = [];
  for (const key of Object.keys(sheet)) {
    if (key.startsWith('!')) continue;
    const cell = readCell(sheet[key] as CellObject);
    if (!cell) continue;
    const { r: row, c: column } = utils.decode_cell(key);
    found.push({ row, column, cell });
  }
  found.sort((one, other) => one.row - other.row || one.column - other.column);
  const rows = new Map<number, Map<number, SheetCell>>();
  let columnCount = 0;
  for (const { row, column, cell } of found) {
    const cells = rows.get(row) ?? new Map<number, SheetCell>();
    cells.set(column, cell);
    rows.set(row, cells);
    columnCount = Math.max(columnCount, column + 1);
  }
  return { name, hidden, rows, merges, rowCount: (found.at(-1)?.row ?? -1) + 1, columnCount };
}

function readCell(cell: CellObject): SheetCell | undefined {
  const formula = cell.f === undefined ? {} : { formula: cell.f };
  switch (cell.t) {
    case 'n': {
      const value = Number(cell.v);
      if (cell.v === undefined || !Number.isFinite(value)) return uncomputed(cell);
      const format = typeof cell.z === 'string' ? cell.z : 'General';
      return {
        kind: 'number',
        text: numberText(value),
        ...(format.includes('%') ? { percent: true as const } : {}),
        ...(SSF.is_date(format) ? { date: true as const } : {}),
        ...formula,
      };
    }
    case 's': {
      const text = String(cell.v ?? '');
      if (text === '' && cell.f !== undefined) return uncomputed(cell);
      return text === '' ? undefined : { kind: 'text', text, ...formula };
    }
    case 'b':
      return { kind: 'boolean', text: cell.v === true ? 'TRUE' : 'FALSE', ...formula };
    case 'e':
      return { kind: 'error', text: errorText(cell.v), ...formula };
    case 'd':
      return { kind: 'number', text: String(cell.v), date: true, ...formula };
    default:
      return uncomputed(cell);
  }
}

/** A formula whose result the file does not hold; a cell without either is no cell. */
function uncomputed(cell: CellObject): SheetCell | undefined {
  return cell.f === undefined ? undefined : { kind: 'number', text: '', formula: cell.f, uncomputed: true };
}

/** BIFF error codes as Excel spells them. */
const ERRORS: Readonly<Record<number, string>> = {
  0: '#NULL!',
  7: '#DIV/0!',
  15: '#VALUE!',
  23: '#REF!',
  29: '#NAME?',
  36: '#NUM!',
  42: '#N/A',
};

function errorText(value: CellObject['v']): string {
  return typeof value === 'number' ? (ERRORS[value] ?? '#ERROR!') : String(value ?? '#ERROR!');
}
