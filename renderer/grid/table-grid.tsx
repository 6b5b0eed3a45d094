import type { GridApi } from 'ag-grid-community';
import { type CSSProperties, type RefObject, useEffect, useLayoutEffect, useReducer, useRef } from 'react';
import { createPortal } from 'react-dom';
import type { TablePlane } from '#shared/layout/layout';
import { afterPaint } from '../store/after-paint';
import type { TellWidth } from './drag-width';
import type { GridContext } from './grid-context';
import type { GridDeeds } from './grid-deeds';
import type { GridRow } from './grid-row';
import { registerGridModules } from './register-modules';
import { SelectionLayer } from './selection-layer';
import { useFit } from './use-fit';
import { useGrid } from './use-grid';
import { type GridGoal, useGridControl } from './use-grid-control';
import { useGridRefresh } from './use-grid-refresh';
import { type OpenMenu, useMouse } from './use-mouse';
import { useRoomSize } from './use-room-size';
import { useHeightOf, useRowHeights } from './use-row-heights';
import { useTableOptions } from './use-table-options';

registerGridModules();

/** Drawn beyond either edge, so that scrolling shows no gap. */
const ROWS_OUT_OF_SIGHT = 10;

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
  const contextRef = useRef(context);
  contextRef.current = context;
  const fit = useFit({ plane, shownAs }, size, context, () => deeds.standing()?.topRow ?? 0);
  const { fitting } = fit;
  useEffect(() => deeds.fitsAt(fitting), [deeds, fitting]);
  const heightOf = useHeightOf({ plane, fit }, contextRef);
  const drawn = { plane, fit, room: size.width, heightOf };
  const options = useTableOptions(drawn, contextRef, { deeds, onWidth });
  const api = useGrid(room, size.width > 0 ? options : null);
  useLayoutEffect(() => {
    // The library offers no option for it.
    if (api) room.current?.querySelector('[role="grid"]')?.setAttribute('aria-label', name);
  }, [api, name]);
  useEffect(() => {
    // Those just out of sight come when what is in sight is painted.
    if (api) afterPaint(() => api.isDestroyed() || api.setGridOption('rowBuffer', ROWS_OUT_OF_SIGHT));
  }, [api]);
  const control = useGridControl(contextRef, { api, plane, deeds, goal });
  useGridRefresh(api, plane, context);
  useRowHeights(api, { plane, fit, heightOf }, context);
  const mouse = useMouse(control, contextRef, { onMenu, onWidth });
  const layer = useRowsElement(api, room);
  return (
    <div
      ref={room}
      className={fit.dense ? 'grid-room is-dense' : 'grid-room'}
      style={zoomStyle(context.zoom)}
      {...mouse}
    >
      {api &&
        layer &&
        createPortal(<SelectionLayer api={api} control={control} context={contextRef} />, layer)}
    </div>
  );
}

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

/** Lets the style sheet follow the zoom. */
function zoomStyle(zoom: number): CSSProperties {
  return { '--zoom': String(zoom / 100) } as CSSProperties;
}
