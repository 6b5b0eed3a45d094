import { remembered } from '#shared/kit/remembered';
import { columnName, type SheetRange } from '#shared/workbook/sheet';

/** Excel's last row; a range that reaches it means "to the end" and never grows past it. */
export const LAST_ROW = 1_048_575;
const LAST_COLUMN = 16_383;

type CellPlace = { readonly row: number; readonly column: number };

/** `C7` → row 6, column 2; `$` is allowed. Undefined for anything else. Sheet after sheet names the same cells. */
export const parseCell = remembered((text): CellPlace | undefined => {
  const match = /^\$?([A-Za-z]{1,3})\$?([1-9]\d{0,6})$/.exec(text);
  if (match === null) return undefined;
  const column = columnIndex(match[1] ?? '');
  const row = Number(match[2]) - 1;
  return column > LAST_COLUMN || row > LAST_ROW ? undefined : { row, column };
});

/** `A` → 0, `AA` → 26. */
export function columnIndex(name: string): number {
  let index = 0;
  for (const letter of name.toUpperCase()) index = index * 26 + letter.charCodeAt(0) - 64;
  return index - 1;
}

/** `A1`, `A1:B2`, `A:B` or `1:3` as a rectangle. */
export function parseRange(text: string): SheetRange | undefined {
  const [first = '', second = first] = text.split(':');
  const from = parseCell(first);
  const to = parseCell(second);
  if (from !== undefined && to !== undefined) return spanning(from.row, from.column, to.row, to.column);
  const columns = [first, second].map((side) => /^\$?([A-Za-z]{1,3})$/.exec(side)?.[1]);
  if (columns[0] !== undefined && columns[1] !== undefined) {
    return spanning(0, columnIndex(columns[0]), LAST_ROW, columnIndex(columns[1]));
  }
  const rows = [first, second].map((side) => /^\$?([1-9]\d{0,6})$/.exec(side)?.[1]);
  if (rows[0] !== undefined && rows[1] !== undefined) {
    return spanning(Number(rows[0]) - 1, 0, Number(rows[1]) - 1, LAST_COLUMN);
  }
  return undefined;
}

/** What a file writes for a rectangle: a lone cell without colon. */
export function rangeText({ top, left, bottom, right }: SheetRange): string {
  const first = `${columnName(left)}${top + 1}`;
  const last = `${columnName(right)}${bottom + 1}`;
  return first === last ? first : `${first}:${last}`;
}

function spanning(row: number, column: number, otherRow: number, otherColumn: number): SheetRange {
  return {
    top: Math.min(row, otherRow),
    left: Math.min(column, otherColumn),
    bottom: Math.max(row, otherRow),
    right: Math.max(column, otherColumn),
  };
}
