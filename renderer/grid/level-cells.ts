import type { TablePlane } from '#shared/layout/layout';
import { holdsWords } from './cell-text';
import type { GridRow } from './grid-row';

/** The columns left of the rows' names (一级指标, 二级指标): printed, their words stand once over all rows that share them. */
export function levelColumns(columns: TablePlane['columns']): readonly number[] {
  const name = columns.findIndex(({ shows }) => shows === 'name');
  return columns.flatMap(({ shows }, at) => (at < name && shows === 'amount' ? [at] : []));
}

/**
 * Whether a row's cell of a level says what the one above says, as printing takes it: below another first level a second one
 * begins anew, and a blank is of nothing. Each row keeps a value of its own: what is typed, pasted or filled goes to it alone.
 */
export function isSameLevel(
  above: GridRow | undefined,
  row: GridRow | undefined,
  { column, levels }: { readonly column: number; readonly levels: readonly number[] },
  textOf: (cell: Parameters<typeof holdsWords>[0]) => string,
): boolean {
  if (!above || !row || !levels.includes(column) || textOf(row.starting.get(column)) === '') return false;
  return levels
    .filter((level) => level <= column)
    .every((level) => {
      const [upper, lower] = [above.starting.get(level), row.starting.get(level)];
      return holdsWords(upper) && holdsWords(lower) && textOf(upper) === textOf(lower);
    });
}
