import { oncePer } from '../kit/once-per';
import type { Sheet } from './sheet';
import type { TableRegion } from './table-region';

/** One past the last row and column that a table of a sheet can go to. */
type Reach = Pick<Sheet, 'rowCount' | 'columnCount'>;

/** More blank columns, or blank rows, than any table has within it. */
const BLANK_COLUMNS = 256;
const BLANK_ROWS = 10_000;
/** So few cells beyond them are strays; more could be a table. */
const STRAYS = 16;

/**
 * The part of a region in which its header and lines can stand. A stray cell far out (a space at XFD1048576) makes a region
 * of every column and row up to it, each of which would be looked at as a part of the table.
 */
export function withinReach(sheet: Sheet, region: TableRegion): TableRegion {
  const { rowCount, columnCount } = reachOf(sheet);
  if (region.bottom < rowCount && region.right < columnCount) return region;
  return {
    ...region,
    bottom: Math.min(region.bottom, rowCount - 1),
    right: Math.min(region.right, columnCount - 1),
  };
}

const reachOf = oncePer(({ rows, rowCount, columnCount }: Sheet): Reach => {
  const isTall = rowCount > BLANK_ROWS;
  const isWide = columnCount > BLANK_COLUMNS;
  return {
    rowCount: isTall ? endBeforeStrays(cellsByRow(rows), BLANK_ROWS) : rowCount,
    columnCount: isWide ? endBeforeStrays(cellsByColumn(rows), BLANK_COLUMNS) : columnCount,
  };
});

/** How many cells stand at each place that has any, in ascending order. */
type CellCounts = readonly (readonly [place: number, cells: number])[];

function cellsByRow(rows: Sheet['rows']): CellCounts {
  return [...rows].map(([row, cells]) => [row, cells.size]);
}

function cellsByColumn(rows: Sheet['rows']): CellCounts {
  const counts = new Map<number, number>();
  for (const cells of rows.values())
    for (const column of cells.keys()) counts.set(column, (counts.get(column) ?? 0) + 1);
  return [...counts].toSorted(([one], [other]) => one - other);
}

/** One past the last place before the gaps of more than so many that have only strays beyond them. */
function endBeforeStrays(counts: CellCounts, gap: number): number {
  // Behind the last place is a gap without end.
  let [next, beyond] = [Number.POSITIVE_INFINITY, 0];
  let end = 0;
  for (const [place, cells] of counts.toReversed()) {
    if (beyond > STRAYS) break;
    if (next - place > gap) end = place + 1;
    next = place;
    beyond += cells;
  }
  return end;
}
