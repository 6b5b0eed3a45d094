import type { SheetRange } from '#shared/workbook/sheet';
import type { RowInsertion } from '#shared/workbook/template-plan';
import { LAST_ROW } from '../formula/cell-address';

/** Where the rows of one sheet go. All rows are zero-based. */
export type RowShift = readonly RowInsertion[];

/** The row's new place. Rows up to and including `after` stay, so a range grows only when it has rows on both sides. */
export function shiftRow(shift: RowShift, row: number): number {
  return Math.min(unboundedRow(shift, row), LAST_ROW);
}

/** The row no longer fits on the sheet. */
export function isPushedOut(shift: RowShift, row: number): boolean {
  return unboundedRow(shift, row) > LAST_ROW;
}

function unboundedRow(shift: RowShift, row: number): number {
  return shift.reduce((sum, { after, count }) => (after < row ? sum + count : sum), row);
}

export function shiftRange(shift: RowShift, range: SheetRange): SheetRange {
  return { ...range, top: shiftRow(shift, range.top), bottom: shiftRow(shift, range.bottom) };
}

/** New rows, in places of the result, with the old row they take after. */
export type InsertedBlock = {
  readonly top: number;
  readonly bottom: number;
  /** In places of the template. */
  readonly after: number;
  readonly like: number;
};

export function insertedBlocks(shift: RowShift): readonly InsertedBlock[] {
  let before = 0;
  return shift.map(({ after, count, like }) => {
    const top = after + 1 + before;
    before += count;
    return { top, bottom: top + count - 1, after, like };
  });
}
