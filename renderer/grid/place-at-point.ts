import type { GridApi } from 'ag-grid-community';
import type { Place } from '#shared/selection/grid-shape';
import { pinnedWidth } from './cell-boxes';
import { columnId, type GridRow } from './grid-row';

/** What of the rows is in sight, in pixels of the window. */
export function rowsInSight(room: Element): DOMRect | undefined {
  const viewport = room.querySelector('.ag-grid-viewport');
  if (!viewport) return undefined;
  const { left, top } = viewport.getBoundingClientRect();
  const header = room.querySelector('.ag-grid-pinned-top-rows')?.getBoundingClientRect().height ?? 0;
  return new DOMRect(left, top + header, viewport.clientWidth, viewport.clientHeight - header);
}

/** The place nearest to a point of the window, reckoned from what the grid says of its rows and columns. */
export function placeAtPoint(
  api: GridApi<GridRow>,
  room: Element,
  columns: number,
  { x, y }: { readonly x: number; readonly y: number },
): Place | undefined {
  const rows = room.querySelector('.ag-grid-scrolling-container')?.getBoundingClientRect();
  const sight = rowsInSight(room);
  if (!rows || !sight) return undefined;
  const inset = pinnedWidth(api);
  const overPinned = x - sight.left < inset;
  const along = overPinned ? x - sight.left : x - rows.left;
  return { row: rowAt(api, y - rows.top), column: columnAt(api, columns, along, overPinned, inset) };
}

function rowAt(api: GridApi<GridRow>, offset: number): number {
  let [low, high] = [0, Math.max(api.getDisplayedRowCount() - 1, 0)];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((api.getDisplayedRowAtIndex(middle)?.rowTop ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

function columnAt(
  api: GridApi<GridRow>,
  columns: number,
  offset: number,
  pinned: boolean,
  inset: number,
): number {
  let found = 0;
  for (let at = 0; at < columns; at += 1) {
    const column = api.getColumn(columnId(at));
    if (!column || column.isPinnedLeft() !== pinned) continue;
    if ((column.getLeft() ?? 0) + (pinned ? 0 : inset) <= offset) found = at;
  }
  return found;
}
