import { greatest } from '../kit/lists';
import type { TableLocation } from '../workbook/location';
import type { Sheet, SheetRange } from '../workbook/sheet';
import type { CellWrite, MergedArea } from '../workbook/template-plan';

/**
 * The columns of a template that merge what is the same from row to row (一级指标, 二级指标), merged anew over the rows as
 * they are filled. A column that the template merges beyond its rows stays as it is.
 *
 * @param rows the template's own rows, as it was
 * @param placed the rows of the result, from the first to the last, in their order
 */
export function mergedAreas(
  { panels, sheet }: TableLocation,
  rows: readonly number[],
  placed: readonly number[],
  writes: readonly CellWrite[],
): readonly MergedArea[] {
  const [first, last] = [rows[0], rows.at(-1)];
  const [top, bottom] = [placed[0], placed.at(-1)];
  if (first === undefined || last === undefined || top === undefined || bottom === undefined) return [];
  const areas: MergedArea[] = [];
  /** Where a column further left begins anew, this one does. */
  let breaks = new Set<number>();
  for (const column of columnsBeforeNames(panels)) {
    const downward = downwardMerges(sheet, column, first, last);
    if (downward.length === 0 || downward.some((merge) => merge.top < first || merge.bottom > last)) continue;
    const right = greatest(
      downward.map((merge) => merge.right),
      column,
    );
    const runs = runsOf(placed, breaks, (row) => textAt(writes, row, column));
    breaks = new Set(runs.map((run) => run.top));
    areas.push({
      area: { top, bottom, left: column, right },
      merges: runs
        .filter((run) => run.bottom > run.top || right > column)
        .map((run) => ({ ...run, left: column, right })),
    });
  }
  return areas;
}

/** Rows are sorted by what stands left of their names. */
function columnsBeforeNames(panels: TableLocation['panels']): readonly number[] {
  return panels.flatMap((columns) => {
    const named = columns.findIndex(({ shows }) => shows === 'name');
    return columns.slice(0, Math.max(0, named)).flatMap(({ columns: [column] }) => column ?? []);
  });
}

function downwardMerges(
  { merges, blankMerges = [] }: Sheet,
  column: number,
  first: number,
  last: number,
): SheetRange[] {
  return [...merges, ...blankMerges].filter(
    ({ top, bottom, left, right }) =>
      left === column && right >= column && bottom > top && top <= last && bottom >= first,
  );
}

function textAt(writes: readonly CellWrite[], row: number, column: number): string {
  const write = writes.find((one) => one.row === row && one.column === column);
  return write && write.value.kind !== 'blank' ? write.value.text : '';
}

/** Rows that follow one another and say the same; one that says nothing stands alone. */
function runsOf(
  rows: readonly number[],
  breaks: ReadonlySet<number>,
  said: (row: number) => string,
): { readonly top: number; readonly bottom: number }[] {
  const runs: { top: number; bottom: number }[] = [];
  for (const row of rows) {
    const open = runs.at(-1);
    const isSame =
      open && open.bottom === row - 1 && !breaks.has(row) && said(row) !== '' && said(row) === said(open.top);
    if (isSame) open.bottom = row;
    else runs.push({ top: row, bottom: row });
  }
  return runs;
}

/** What a merge covers is said once, in its first cell. */
export function withoutCovered(
  writes: readonly CellWrite[],
  areas: readonly MergedArea[],
): readonly CellWrite[] {
  const merges = areas.flatMap((area) => area.merges);
  return writes.map((write) =>
    merges.some(
      ({ top, left, bottom, right }) =>
        write.row > top && write.row <= bottom && write.column >= left && write.column <= right,
    )
      ? { ...write, value: { kind: 'blank' } }
      : write,
  );
}
