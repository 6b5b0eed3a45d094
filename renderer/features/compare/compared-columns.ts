import type { TablePlane } from '#shared/layout/layout';
import type { Table } from '#shared/pack/pack';
import type { ViewState } from '../../store/view-store';

/** With more amount columns than this, panels side by side included, all of them beside last year would be too wide to read. */
const MOST_BESIDE = 3;

/** The 栏次 that are compared: those chosen; unless chosen all where they are few, else the first, which is the total. */
export function comparedColumns(
  table: Table,
  plane: TablePlane,
  chosen: ViewState['comparedColumn'],
): readonly number[] {
  const all = table.columns.map(({ number }) => number);
  if (chosen === 'all') return all;
  if (chosen !== 'suited') return [chosen];
  const printed = plane.columns.filter(({ amount }) => amount !== undefined);
  return printed.length > MOST_BESIDE ? all.slice(0, 1) : all;
}
