import { AG_GRID_LOCALE_CN } from '@ag-grid-community/locale';
import type { GridApi } from 'ag-grid-community';
import { AgGridReact } from 'ag-grid-react';
import { type CSSProperties, type RefObject, useEffect, useMemo, useReducer, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import type { TablePlane } from '#shared/layout/layout';
import { addressIndex } from './address-index';
import { cellColumn } from './cell-column';
import { pinnedColumns } from './column-widths';
import { type TellWidth, tellWidths } from './drag-width';
import type { GridContext } from './grid-context';
import type { GridDeeds } from './grid-deeds';
import { columnNumberRows, type GridRow, gridRows } from './grid-row';
import { gridTheme } from './grid-theme';
import { layoutColumns } from './layout-columns';
import { registerGridModules } from './register-modules';
import { SelectionLayer } from './selection-layer';
import { useFit } from './use-fit';
import { type GridGoal, useGridControl } from './use-grid-control';
import { useGridRefresh } from './use-grid-refresh';
import { type OpenMenu, useMouse } from './use-mouse';
import { useRoomSize } from './use-room-size';
import { useRowHeights } from './use-row-heights';

registerGridModules();

type Props = {
  /** What the table is called, for those who do not see its title. */
  readonly name: string;
  readonly plane: TablePlane;
  /** The name of what is shown: of the table, its columns and the book they are of. */
  readonly shownAs: string;
  readonly context: GridContext;
  /** A wish to stand on a cell. */
  readonly goal: GridGoal | null;
  readonly onMenu: OpenMenu;
  readonly deeds: GridDeeds;
  readonly onWidth: TellWidth;
};

/**
 * One official table as a grid. It never owns data: every text is asked of the session, every edit becomes a
 * command, and what changed is redrawn cell by cell.
 */
export function TableGrid({ name, plane, shownAs, context, goal, onMenu, deeds, onWidth }: Props) {
  const room = useRef<HTMLDivElement>(null);
  const size = useRoomSize(room);
  const [api, setApi] = useState<GridApi<GridRow> | null>(null);
  const contextRef = useRef(context);
  contextRef.current = context;
  const control = useGridControl(contextRef, { api, plane, deeds, goal });
  useGridRefresh(api, plane, context);
  useIndexInTime(plane);
  const mouse = useMouse(control, contextRef, { onMenu, onWidth });

  const rows = useMemo(() => gridRows(plane.body), [plane]);
  const pinnedRows = useMemo(() => columnNumberRows(plane), [plane]);
  const { zoom } = context;
  const fit = useFit({ plane, shownAs }, size, context);
  const { fitting } = fit;
  useEffect(() => deeds.fitsAt(fitting), [deeds, fitting]);
  const theme = useMemo(() => gridTheme(zoom), [zoom]);
  const hasHeader = plane.header.some(({ kind }) => kind === 'header');
  const columns = useMemo(() => {
    const pinned = fit.scrolls ? columnsKept(pinnedColumns(plane), fit.widths, size.width) : 0;
    const column = (index: number) => ({
      ...cellColumn(index, contextRef),
      // Without a printed header the grid would still keep the height of an empty one.
      autoHeaderHeight: hasHeader,
      width: fit.widths[index] ?? 80,
      minWidth: fit.least[index] ?? 20,
      pinned: index < pinned ? ('left' as const) : null,
    });
    return layoutColumns(plane, column, pinned);
  }, [plane, fit, hasHeader, size.width]);
  const heightOf = useRowHeights(api, plane, fit, contextRef);
  const layer = useRowsElement(api, room);

  return (
    <div
      ref={room}
      className={fit.dense ? 'grid-room is-dense' : 'grid-room'}
      style={zoomStyle(zoom)}
      {...mouse}
    >
      {size.width > 0 && (
        <AgGridReact<GridRow>
          theme={theme}
          localeText={AG_GRID_LOCALE_CN}
          rowData={rows}
          pinnedTopRowData={pinnedRows}
          columnDefs={columns}
          getRowId={({ data }) => data.key}
          rowClassRules={ROW_CLASSES}
          {...(heightOf ? { getRowHeight: heightOf } : {})}
          {...(hasHeader ? {} : { headerHeight: 0 })}
          // The field of the selection layer has the focus, never a cell.
          suppressCellFocus
          suppressHeaderFocus
          suppressColumnVirtualisation
          // What is selected would not slide with them.
          animateRows={false}
          suppressDragLeaveHidesColumns
          tooltipShowDelay={600}
          onColumnResized={(event) => tellWidths(event, zoom, onWidth)}
          onBodyScrollEnd={({ api: grid }) => deeds.scrolled(topRow(grid))}
          onGridReady={(event) => {
            // The library offers no option for it.
            room.current?.querySelector('[role="grid"]')?.setAttribute('aria-label', name);
            setApi(event.api);
          }}
          onGridPreDestroyed={() => setApi(null)}
        />
      )}
      {api &&
        layer &&
        createPortal(<SelectionLayer api={api} control={control} context={contextRef} />, layer)}
    </div>
  );
}

/** The first key that changes an amount must not wait for the table's places: they are noted when there is nothing else to do. */
function useIndexInTime(plane: TablePlane): void {
  useEffect(() => {
    const wish = requestIdleCallback(() => addressIndex(plane), { timeout: LATEST_INDEX_MS });
    return () => cancelIdleCallback(wish);
  }, [plane]);
}

const LATEST_INDEX_MS = 2_000;

/** What the rows stand in: the library makes another one when the first row comes into an empty table. */
function useRowsElement(api: GridApi<GridRow> | null, room: RefObject<HTMLElement | null>): Element | null {
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  const now = api ? rowsElement(room) : null;
  const drawn = useRef(now);
  drawn.current = now;
  useEffect(() => {
    if (!api) return undefined;
    const look = () => {
      if (rowsElement(room) !== drawn.current) redraw();
    };
    api.addEventListener('modelUpdated', look);
    return () => {
      if (!api.isDestroyed()) api.removeEventListener('modelUpdated', look);
    };
  }, [api, room]);
  return now;
}

function rowsElement(room: RefObject<HTMLElement | null>): Element | null {
  return room.current?.querySelector('.ag-grid-scrolling-container') ?? null;
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
  let row = 0;
  while ((grid.getDisplayedRowAtIndex(row)?.rowTop ?? top) < top) row += 1;
  return row;
}

/** Lets the style sheet follow the zoom. */
function zoomStyle(zoom: number): CSSProperties {
  return { '--zoom': String(zoom / 100) } as CSSProperties;
}

const ROW_CLASSES = {
  'row-heading': ({ data }: { data: GridRow | undefined }) => data?.kind === 'heading',
  'row-inner-header': ({ data }: { data: GridRow | undefined }) => data?.kind === 'inner-header',
  'row-column-numbers': ({ data }: { data: GridRow | undefined }) => data?.kind === 'column-numbers',
  'row-footer': ({ data }: { data: GridRow | undefined }) => data?.kind === 'footer',
};
