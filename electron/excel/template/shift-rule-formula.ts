import { least } from '#shared/kit/lists';
import type { SheetRange } from '#shared/workbook/sheet';
import { LAST_ROW } from '../formula/cell-address';
import type { Corner } from '../formula/formula-tokens';
import { mapReferences } from '../formula/move-references';
import { type RowShift, shiftRow } from './row-shift';
import type { SheetShifts } from './shift-formula';

/** The cells a conditional format or validation is for, before and after rows were inserted. */
export type RuleCells = {
  readonly before: readonly SheetRange[];
  /** The top row now; a rule's formula is written for it, and relative rows count from there. */
  readonly top: number;
  /** New rows are among the cells now. */
  readonly takesInNew: boolean;
};

/**
 * A rule's formula after rows were inserted. Fixed rows go where their cells went. A relative row is a distance from
 * each of the rule's rows: it follows moved cells as long as one distance is right for all of them, new rows
 * included; otherwise it keeps the distance it has.
 */
export function shiftRuleFormula(
  formula: string,
  home: string,
  shifts: SheetShifts,
  { before, top, takesInNew }: RuleCells,
): string {
  const own = shifts.get(home.toLowerCase()) ?? [];
  const oldTop = topOf(before);
  return mapReferences(formula, ({ prefix }) => {
    const sheet = prefix === undefined ? home : prefix.sheet;
    const theirs = (sheet === undefined ? undefined : shifts.get(sheet.toLowerCase())) ?? [];
    return (corner: Corner) => {
      if (corner.row === undefined) return corner;
      if (corner.fixedRow) return { ...corner, row: shiftRow(theirs, corner.row) };
      const distance = corner.row - oldTop;
      const moved = takesInNew ? undefined : sharedDistance(before, distance, own, theirs);
      const row = top + (moved ?? distance);
      return row < 0 || row > LAST_ROW ? undefined : { ...corner, row };
    };
  });
}

export function topOf(ranges: readonly SheetRange[]): number {
  return least(ranges.map((range) => range.top));
}

/** How far from the moved rows their moved targets lie, when that is the same for all of them. */
function sharedDistance(
  ranges: readonly SheetRange[],
  distance: number,
  own: RowShift,
  theirs: RowShift,
): number | undefined {
  const distances = new Set<number>();
  for (const { top, bottom } of ranges) {
    // Between two insertions all rows move alike, so one row of each stretch tells for the others.
    const starts = [...own.map(({ after }) => after + 1), ...theirs.map(({ after }) => after + 1 - distance)];
    for (const row of [top, ...starts]) {
      if (row < top || row > bottom) continue;
      distances.add(shiftRow(theirs, row + distance) - shiftRow(own, row));
    }
  }
  const [shared, ...others] = distances;
  return others.length === 0 ? shared : undefined;
}
