import { failed, ok, type Result } from '#shared/kit/result';
import type { ReadProblem, Sheet, SheetCell, SheetRange } from '#shared/workbook/sheet';

/** Places that merges with a text may cover in one sheet; a printed table's header covers some hundreds. */
const MOST_MERGED_PLACES = 1_000_000;
/** A merge of more places than this is a whole row or column, which no header is: locating passes over it. */
const LARGEST_READ_MERGE = 2_000;

/** Steps from a row to the merges over it; merges that do not overlap, as a workbook's may not, need far fewer. */
const MOST_STEPS = 50_000_000;

/**
 * A sheet as read: rows and columns in ascending order, cells that a merge covers left out, their numbers kept apart. Merges over nothing are
 * kept apart, so that a file cannot make work out of emptiness.
 */
export function plainSheet(
  name: string,
  hidden: boolean,
  read: {
    readonly rows: ReadonlyMap<number, ReadonlyMap<number, SheetCell>>;
    readonly merges: readonly SheetRange[];
  },
): Result<Sheet, ReadProblem> {
  const covering = coverage(read.merges);
  const rows = new Map<number, ReadonlyMap<number, SheetCell>>();
  const covered: { row: number; column: number; text: string }[] = [];
  let columnCount = 0;
  let steps = 0;
  for (const [row, cells] of ascending(read.rows)) {
    const here = covering(row);
    if (here.length === 0 && isAscending(cells)) {
      rows.set(row, cells);
      columnCount = Math.max(columnCount, pastLast(cells));
      continue;
    }
    const line = new Map<number, SheetCell>();
    steps += here.length * (cells.size + 1);
    if (steps > MOST_STEPS) return failed({ kind: 'too-large', detail: 'merges over one another' });
    for (const [column, cell] of ascending(cells)) {
      if (!here.some((merge) => isCovered(merge, row, column))) line.set(column, cell);
      else if (cell.kind === 'number' && cell.text !== '0') covered.push({ row, column, text: cell.text });
    }
    if (line.size === 0) continue;
    rows.set(row, line);
    columnCount = Math.max(columnCount, pastLast(line));
  }
  const holds = ({ top, left }: SheetRange): boolean => rows.get(top)?.has(left) ?? false;
  const merges = read.merges.filter(holds);
  const blankMerges = read.merges.filter((merge) => !holds(merge));
  const places = merges.map(area).filter((size) => size <= LARGEST_READ_MERGE);
  const merged = places.reduce((sum, size) => sum + size, 0);
  if (merged > MOST_MERGED_PLACES) return failed({ kind: 'too-large', detail: `${merged} merged places` });
  const rest = {
    ...(blankMerges.length === 0 ? {} : { blankMerges }),
    ...(covered.length === 0 ? {} : { covered }),
  };
  return ok({ name, hidden, rows, merges, ...rest, rowCount: pastLast(rows), columnCount });
}

/** Answers which merges reach over a row; rows are asked for in ascending order. */
function coverage(merges: readonly SheetRange[]): (row: number) => readonly SheetRange[] {
  const waiting = [...merges].sort((one, other) => one.top - other.top);
  let next = 0;
  let open: SheetRange[] = [];
  return (row) => {
    for (let merge = waiting[next]; merge !== undefined && merge.top <= row; merge = waiting[next]) {
      open.push(merge);
      next += 1;
    }
    open = open.filter(({ bottom }) => bottom >= row);
    return open;
  };
}

function isCovered({ top, left, right }: SheetRange, row: number, column: number): boolean {
  if (column < left || column > right) return false;
  return row !== top || column !== left;
}

function area({ top, left, bottom, right }: SheetRange): number {
  return (bottom - top + 1) * (right - left + 1);
}

function ascending<Value>(map: ReadonlyMap<number, Value>): Iterable<readonly [number, Value]> {
  return isAscending(map) ? map : [...map].sort(([one], [other]) => one - other);
}

function isAscending(map: ReadonlyMap<number, unknown>): boolean {
  let before = -1;
  for (const key of map.keys()) {
    if (key < before) return false;
    before = key;
  }
  return true;
}

/** Keys come in ascending order. */
function pastLast(map: ReadonlyMap<number, unknown>): number {
  let last = -1;
  for (const key of map.keys()) last = key;
  return last + 1;
}
