import type { Place } from '#shared/selection/grid-shape';
import { columnOf } from './grid-row';

/** The body cell an element belongs to. */
export function placeAt(element: Element): Place | undefined {
  const column = element.closest('.ag-cell')?.getAttribute('col-id');
  const row = Number(element.closest('.ag-row')?.getAttribute('row-index') ?? Number.NaN);
  // Pinned rows (the printed 栏次) have an index of their own kind.
  return column == null || Number.isNaN(row) ? undefined : { row, column: columnOf(column) };
}
