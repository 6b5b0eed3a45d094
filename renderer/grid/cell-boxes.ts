import type { GridApi } from 'ag-grid-community';
import type { Rectangle } from '#shared/selection/grid-shape';
import { columnId, type GridRow } from './grid-row';

/** A rectangle of cells in pixels of the rows' own layer; `pinned`: of the layer that stays in sight. */
export type CellBox = {
  readonly pinned: boolean;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** The rectangle goes on beyond the seam between pinned and scrolling columns. */
  readonly openLeft: boolean;
  readonly openRight: boolean;
};

/** Where a rectangle of cells is drawn: in one box, or in two when it crosses the seam of pinned columns. */
export function cellBoxes(
  api: GridApi<GridRow>,
  { top, left, bottom, right }: Rectangle,
): readonly CellBox[] {
  const first = api.getDisplayedRowAtIndex(top);
  const last = api.getDisplayedRowAtIndex(bottom);
  if (!first || !last) return [];
  const up = first.rowTop ?? 0;
  const height = (last.rowTop ?? 0) + (last.rowHeight ?? 0) - up;
  const inset = pinnedWidth(api);
  const parts = { pinned: { from: Infinity, to: 0 }, scrolling: { from: Infinity, to: 0 } };
  for (let at = left; at <= right; at += 1) {
    const column = api.getColumn(columnId(at));
    if (!column) continue;
    const part = column.isPinnedLeft() ? parts.pinned : parts.scrolling;
    const start = (column.getLeft() ?? 0) + (column.isPinnedLeft() ? 0 : inset);
    part.from = Math.min(part.from, start);
    part.to = Math.max(part.to, start + column.getActualWidth());
  }
  const crosses = parts.pinned.to > 0 && parts.scrolling.to > 0;
  const box = ({ from, to }: { from: number; to: number }, pinned: boolean): readonly CellBox[] =>
    to === 0
      ? []
      : [
          {
            pinned,
            left: from,
            top: up,
            width: to - from,
            height,
            openLeft: crosses && !pinned,
            openRight: crosses && pinned,
          },
        ];
  return [...box(parts.pinned, true), ...box(parts.scrolling, false)];
}

/** How far the pinned columns reach over the scrolling ones. */
export function pinnedWidth(api: GridApi<GridRow>): number {
  // Drawn once more while its table goes, the layer may outlive the grid for a moment.
  if (api.isDestroyed()) return 0;
  return api.getDisplayedLeftColumns().reduce((sum, column) => sum + column.getActualWidth(), 0);
}
