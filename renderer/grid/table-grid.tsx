import { AG_GRID_LOCALE_CN } from '@ag-grid-community/locale';
import type { CellContextMenuEvent, CellFocusedEvent, GridApi } from 'ag-grid-community';
import { AgGridReact } from 'ag-grid-react';
import { type CSSProperties, useEffect, useMemo, useRef, useState } from 'react';
import type { AddressText } from '#shared/document/address';
import type { TableLayout } from '#shared/layout/layout';
import { addressIndex } from './address-index';
import { cellColumn } from './cell-column';
import { pinnedColumns } from './column-widths';
import type { GridContext } from './grid-context';
import { columnId, columnNumberRows, columnOf, type GridRow, gridRows } from './grid-row';
import { gridTheme } from './grid-theme';
import { layoutColumns } from './layout-columns';
import { registerGridModules } from './register-modules';
import { useFit } from './use-fit';
import type { GridDeeds } from './use-grid-deeds';
import { startEditing, useGridDeeds } from './use-grid-deeds';
import { useGridRefresh } from './use-grid-refresh';
import { useRoomSize } from './use-room-size';

registerGridModules();

export type GridStand = { readonly row: GridRow; readonly column: number };

type Props = {
  readonly layout: TableLayout;
  readonly context: GridContext;
  /** A wish to stand on a cell. */
  readonly goal: {
    readonly address: AddressText;
    readonly serial: number;
    readonly keepsFocus: boolean;
  } | null;
  readonly onStand: (stand: GridStand) => void;
  readonly onContextMenu: (stand: GridStand, at: { readonly x: number; readonly y: number }) => void;
  readonly deeds: GridDeeds;
};

import './cells.css';

/**
 * One official table as a grid. It never owns data: every text is asked of the session, every edit becomes a
 * command, and what changed is redrawn cell by cell.
 */
export function TableGrid({ layout, context, goal, onStand, onContextMenu, deeds }: Props) {
  const room = useRef<HTMLDivElement>(null);
  const size = useRoomSize(room);
  const [api, setApi] = useState<GridApi<GridRow> | null>(null);
  const contextRef = useRef(context);
  contextRef.current = context;
  const places = useMemo(() => addressIndex(layout), [layout]);
  const { keyDeeds, takeRefused, onEditRequest } = useGridDeeds(api, contextRef, deeds);
  useGridRefresh(api, places, context);

  const rows = useMemo(() => gridRows(layout.body), [layout]);
  const pinnedRows = useMemo(() => columnNumberRows(layout), [layout]);
  const { zoom } = context;
  const fit = useFit(layout, size, context);
  const theme = useMemo(() => gridTheme(zoom), [zoom]);
  const hasHeader = layout.header.some(({ kind }) => kind === 'header');
  const columns = useMemo(() => {
    const pinned = fit.scrolls ? pinnedColumns(layout) : 0;
    const column = (index: number) => ({
      ...cellColumn(index, contextRef, keyDeeds, takeRefused),
      // Without a printed header the grid would still keep the height of an empty one.
      autoHeaderHeight: hasHeader,
      width: fit.widths[index] ?? 80,
      pinned: index < pinned ? ('left' as const) : null,
    });
    return layoutColumns(layout, column, pinned);
  }, [layout, fit, hasHeader, keyDeeds, takeRefused]);

  useEffect(() => {
    if (!api || !goal) return;
    const place = places.get(goal.address);
    const node = place && api.getRowNode(place.rowKey);
    if (!place || !node || node.rowIndex === null) return;
    api.ensureIndexVisible(node.rowIndex);
    api.ensureColumnVisible(columnId(place.column));
    const typingIn = document.activeElement;
    api.setFocusedCell(node.rowIndex, columnId(place.column));
    if (goal.keepsFocus && typingIn instanceof HTMLElement) typingIn.focus();
  }, [api, goal, places]);

  const { overriding } = context;
  useEffect(() => {
    if (overriding !== null) startEditing(api);
  }, [api, overriding]);

  return (
    <div ref={room} className={fit.dense ? 'grid-room is-dense' : 'grid-room'} style={zoomStyle(zoom)}>
      {size.width > 0 && (
        <AgGridReact<GridRow>
          theme={theme}
          localeText={AG_GRID_LOCALE_CN}
          rowData={rows}
          pinnedTopRowData={pinnedRows}
          columnDefs={columns}
          getRowId={({ data }) => data.key}
          rowClassRules={ROW_CLASSES}
          {...(hasHeader ? {} : { headerHeight: 0 })}
          readOnlyEdit
          stopEditingWhenCellsLoseFocus
          preventDefaultOnContextMenu
          suppressColumnVirtualisation
          suppressDragLeaveHidesColumns
          tooltipShowDelay={600}
          onGridReady={(event) => setApi(event.api)}
          onGridPreDestroyed={() => setApi(null)}
          onCellFocused={(event) => tellStand(event, onStand)}
          onCellEditRequest={onEditRequest}
          onCellEditingStopped={deeds.endOverriding}
          onCellDoubleClicked={() => !keyDeeds.canType() && keyDeeds.refuseTyping()}
          onCellContextMenu={(event) => tellMenu(event, onContextMenu)}
        />
      )}
    </div>
  );
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

function tellStand(event: CellFocusedEvent<GridRow>, onStand: Props['onStand']): void {
  const { column, rowIndex, rowPinned, api } = event;
  if (rowPinned || rowIndex === null || !column || typeof column === 'string') return;
  const row = api.getDisplayedRowAtIndex(rowIndex)?.data;
  if (row) onStand({ row, column: columnOf(column.getColId()) });
}

function tellMenu(event: CellContextMenuEvent<GridRow>, onContextMenu: Props['onContextMenu']): void {
  const { data, column, rowIndex, api, event: mouse } = event;
  if (!data || event.rowPinned || rowIndex === null || !(mouse instanceof MouseEvent)) return;
  api.setFocusedCell(rowIndex, column);
  onContextMenu({ row: data, column: columnOf(column.getColId()) }, { x: mouse.clientX, y: mouse.clientY });
}
