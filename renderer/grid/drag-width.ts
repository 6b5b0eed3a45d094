import type { ColumnResizedEvent } from 'ag-grid-community';
import type { GridControl } from './grid-control';
import { columnOf, type GridRow } from './grid-row';
import { headerColumns } from './header-columns';

/** The clerk dragged a column to a width, in pixels at 100 %; null: it is to fit itself again. */
export type TellWidth = (column: number, width: number | null) => void;

/** Only what was dragged by hand, once it is let go. */
export function tellWidths(event: ColumnResizedEvent<GridRow>, zoom: number, tell: TellWidth): void {
  if (!event.finished || event.source !== 'uiColumnResized') return;
  for (const column of event.columns ?? []) {
    tell(columnOf(column.getColId()), (column.getActualWidth() * 100) / zoom);
  }
}

/**
 * A double click on the edge of a column lets it fit itself again; on that of a merged header, all columns below it.
 * False: what was clicked is no edge.
 */
export function fitAgain(element: Element, control: GridControl, tell: TellWidth): boolean {
  if (!element.classList.contains('ag-header-cell-resize')) return false;
  const columns = element.parentElement && headerColumns(element.parentElement, control);
  if (!columns) return false;
  for (let at = columns.from; at <= columns.to; at += 1) tell(at, null);
  return true;
}
