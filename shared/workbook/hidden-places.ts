import type { CellPlace } from './location';
import type { Sheet, SheetRange } from './sheet';
import type { RowInsertion } from './template-plan';

/** The cell in which a place shows what it holds: itself, or the first cell of the merge that covers it. */
export function shownPlace({ merges, blankMerges = [] }: Sheet, { row, column }: CellPlace): CellPlace {
  const covers = ({ top, left, bottom, right }: SheetRange): boolean =>
    top <= row && row <= bottom && left <= column && column <= right;
  const merge = merges.find(covers) ?? blankMerges.find(covers);
  return merge ? { row: merge.top, column: merge.left } : { row, column };
}

/**
 * Whether a merge hides a place of a sheet into which rows were inserted: a merge grows with what is inserted inside
 * it, and a new row has the merges that its model has in that row alone.
 */
export function isHiddenAfter(
  sheet: Sheet,
  insertions: readonly RowInsertion[],
): (place: CellPlace) => boolean {
  return ({ row, column }) => {
    const { before, like } = originOf(row, insertions);
    const shown = shownPlace(sheet, { row: before, column });
    if (like === undefined) return shown.row !== before || shown.column !== column;
    // Between two rows of one merge lies that merge.
    const below = shownPlace(sheet, { row: before + 1, column });
    if (below.row === shown.row && below.column === shown.column) return true;
    const model = shownPlace(sheet, { row: like, column });
    return model.row === like && model.column !== column;
  };
}

/** The row of the sheet as it was, or the row above an inserted one and the row it was made like. */
function originOf(
  row: number,
  insertions: readonly RowInsertion[],
): { readonly before: number; readonly like?: number } {
  let added = 0;
  for (const { after, count, like } of insertions) {
    const first = after + added + 1;
    if (row < first) break;
    if (row < first + count) return { before: after, like };
    added += count;
  }
  return { before: row - added };
}
