import type { Sheet } from '#shared/workbook/sheet';
import { placedCells, sheetOf } from './vary-workbook';

/** In the reference: title, 表号 and caption above; a header of three rows; notes below the body. */
const HEADER = { top: 3, bottom: 5 };

/** How many columns each panel of the reference's ten sheets has. */
const PANELS: readonly (readonly number[])[] = [
  [3, 3],
  [9],
  [8],
  [3, 6],
  [5],
  [4, 4, 4, 4],
  [6, 6],
  [8],
  [5],
  [3],
];

/** The sheet's columns, panel by panel. */
export function panelsOf(at: number): number[][] {
  let next = 0;
  return (PANELS[at] ?? []).map((width) => Array.from({ length: width }, () => next++));
}

/**
 * Puts the columns of header and body into another order: the new one gives, from left to right, where each column
 * stood. Header words that were merged across stand in each of their columns.
 */
export function reorderColumns(sheet: Sheet, order: readonly number[]): Sheet {
  const note = Math.max(...sheet.rows.keys());
  const inside = (row: number): boolean => row >= HEADER.top && row < note;
  const merged = sheet.merges.filter(({ top }) => inside(top));
  const spread = merged
    .filter(({ top }) => top <= HEADER.bottom)
    .flatMap(({ top, bottom, left, right }) => {
      const cell = sheet.rows.get(top)?.get(left);
      if (!cell) return [];
      return Array.from({ length: bottom - top + 1 }, (_, down) => top + down).flatMap((row) =>
        Array.from({ length: right - left + 1 }, (_, along) => ({ row, column: left + along, cell })),
      );
    });
  const moved = [...placedCells(sheet), ...spread].map(({ row, column, cell }) => ({
    row,
    column: inside(row) ? order.indexOf(column) : column,
    cell,
  }));
  return sheetOf({ ...sheet, merges: sheet.merges.filter(({ top }) => !inside(top)) }, moved);
}
