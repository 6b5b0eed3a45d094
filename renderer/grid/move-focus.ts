import type { GridApi } from 'ag-grid-community';
import { columnId, columnOf, type GridRow } from './grid-row';

/** Moves as Excel does after Enter (down) and Tab (right); stays at the edge; a merged cell counts as one. */
export function moveFocus(api: GridApi<GridRow>, down: number, right: number): void {
  const focused = api.getFocusedCell();
  if (!focused) return;
  const rowIndex = Math.min(Math.max(focused.rowIndex + down, 0), api.getDisplayedRowCount() - 1);
  const row = api.getDisplayedRowAtIndex(rowIndex)?.data;
  const from = row?.covering.get(columnOf(focused.column.getColId()));
  const here = from?.column ?? columnOf(focused.column.getColId());
  const there = right > 0 ? here + (from?.columnSpan ?? 1) : here + right;
  const column = row?.covering.get(there)?.column ?? here;
  api.ensureIndexVisible(rowIndex);
  api.ensureColumnVisible(columnId(column));
  api.setFocusedCell(rowIndex, columnId(column));
}
