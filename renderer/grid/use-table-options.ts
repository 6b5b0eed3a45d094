import { AG_GRID_LOCALE_CN } from '@ag-grid-community/locale';
import type { GridApi, GridOptions } from 'ag-grid-community';
import { useMemo, useRef } from 'react';
import type { TablePlane } from '#shared/layout/layout';
import { cellColumn } from './cell-column';
import { pinnedColumns } from './column-widths';
import { type TellWidth, tellWidths } from './drag-width';
import type { ContextRef } from './grid-context';
import type { GridDeeds } from './grid-deeds';
import { columnNumberRows, type GridRow, gridRows } from './grid-row';
import { gridTheme } from './grid-theme';
import { layoutColumns } from './layout-columns';
import { levelColumns } from './level-cells';
import type { DrawnFit } from './use-fit';
import type { HeightOf } from './use-row-heights';

/** `room`: its width in pixels. */
type Drawn = {
  readonly plane: TablePlane;
  readonly fit: DrawnFit;
  readonly room: number;
  readonly heightOf: HeightOf | undefined;
};
type Hearers = { readonly deeds: GridDeeds; readonly onWidth: TellWidth };

/** What the library is told of a table: its rows, its columns, its look, and who hears what is done with it. */
export function useTableOptions(
  { plane, fit, room, heightOf }: Drawn,
  context: ContextRef,
  { deeds, onWidth }: Hearers,
): GridOptions<GridRow> {
  const { zoom } = context.current;
  const { columns, header, body } = plane;
  const rowData = useMemo(() => gridRows(body), [body]);
  const pinnedTopRowData = useMemo(() => columnNumberRows(header), [header]);
  const pinned = useMemo(
    () => (fit.scrolls ? columnsKept(pinnedColumns(plane), fit.widths, room) : 0),
    [plane, fit, room],
  );
  // Not of the body: to be given columns anew costs the library as much as to begin.
  const columnDefs = useMemo(() => {
    const hasHeader = printsHeader(header);
    const levels = levelColumns(columns);
    const column = (index: number) => ({
      ...cellColumn(index, context, levels),
      autoHeaderHeight: hasHeader,
      width: fit.widths[index] ?? 80,
      minWidth: fit.least[index] ?? 20,
      pinned: index < pinned ? ('left' as const) : null,
    });
    return layoutColumns({ columns, header }, column, pinned);
  }, [columns, header, fit, pinned, context]);
  const hearers = useRef({ deeds, onWidth });
  hearers.current = { deeds, onWidth };
  const listeners = useMemo(
    (): GridOptions<GridRow> => ({
      onColumnResized: (event) => tellWidths(event, context.current.zoom, hearers.current.onWidth),
      onBodyScrollEnd: ({ api }) => hearers.current.deeds.scrolled(topRow(api)),
    }),
    [context],
  );
  return useMemo(
    () => ({
      ...SAME_FOR_ALL,
      ...listeners,
      rowData,
      pinnedTopRowData,
      ...(heightOf ? { getRowHeight: heightOf } : {}),
      columnDefs,
      theme: gridTheme(zoom),
      // Without a printed header the grid would still keep the height of an empty one.
      ...(printsHeader(header) ? {} : { headerHeight: 0 }),
    }),
    [header, listeners, rowData, pinnedTopRowData, heightOf, columnDefs, zoom],
  );
}

const SAME_FOR_ALL: GridOptions<GridRow> = {
  localeText: AG_GRID_LOCALE_CN,
  getRowId: ({ data }) => data.key,
  rowClassRules: {
    'row-heading': ({ data }) => data?.kind === 'heading',
    'row-inner-header': ({ data }) => data?.kind === 'inner-header',
    'row-column-numbers': ({ data }) => data?.kind === 'column-numbers',
    'row-footer': ({ data }) => data?.kind === 'footer',
  },
  // The field of the selection layer has the focus, never a cell.
  suppressCellFocus: true,
  suppressHeaderFocus: true,
  suppressColumnVirtualisation: true,
  suppressDragLeaveHidesColumns: true,
  // What is selected would not slide with them.
  animateRows: false,
  tooltipShowDelay: 600,
  // At first; see `TableGrid`.
  rowBuffer: 0,
};

function printsHeader(header: TablePlane['header']): boolean {
  return header.some(({ kind }) => kind === 'header');
}

/** Of the columns that would stay in sight so many as leave room for those that scroll. */
function columnsKept(pinned: number, widths: readonly number[], room: number): number {
  let kept = 0;
  let width = 0;
  while (kept < pinned && width + (widths[kept] ?? 0) < room * MOST_KEPT) {
    width += widths[kept] ?? 0;
    kept += 1;
  }
  return kept;
}

const MOST_KEPT = 0.6;

/** The first row that is in sight from its upper edge on. */
function topRow(grid: GridApi<GridRow>): number {
  const { top } = grid.getVerticalPixelRange();
  let [from, to] = [0, grid.getDisplayedRowCount()];
  while (from < to) {
    const middle = Math.floor((from + to) / 2);
    if ((grid.getDisplayedRowAtIndex(middle)?.rowTop ?? top) < top) from = middle + 1;
    else to = middle;
  }
  return from;
}
