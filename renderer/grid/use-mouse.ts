import { type MouseEvent as ReactMouseEvent, useMemo } from 'react';
import { contains } from '#shared/selection/grid-shape';
import { rangeOf, selectColumns } from '#shared/selection/selection';
import { dragFill } from './drag-fill';
import { dragOver } from './drag-over';
import type { ContextRef } from './grid-context';
import type { GridControl } from './grid-control';
import { placeAt } from './place-at';

/** The mouse on the grid: it selects cells and, on the printed header, columns; the focus stays in the field. */
export function useMouse(
  control: GridControl,
  context: ContextRef,
  openMenu: (at: { x: number; y: number }) => void,
) {
  return useMemo(
    () => ({
      onMouseDown: (event: ReactMouseEvent) => {
        const { target } = event;
        if (!(target instanceof Element) || target === control.field) return;
        if (target.classList.contains('fill-handle')) {
          if (event.button === 0) dragFill(event, control, context);
          return;
        }
        const place = placeAt(target);
        const columns = place ? undefined : columnsAt(target, control);
        if (event.button !== 0 || (!place && !columns)) return;
        event.preventDefault();
        if (!control.commit()) return;
        control.focus();
        if (columns) {
          const from = event.shiftKey && control.selection ? control.selection.active.column : columns.from;
          control.select(selectColumns(control.shape, from, columns.to));
        } else if (place) {
          if (event.shiftKey) control.stretch(place);
          else control.stand(place);
          dragOver(control, event.currentTarget, (at) => control.extend(at));
        }
      },
      onDoubleClick: ({ target }: ReactMouseEvent) => {
        if (target instanceof Element && placeAt(target)) control.edit();
      },
      onContextMenu: (event: ReactMouseEvent) => {
        const place = event.target instanceof Element ? placeAt(event.target) : undefined;
        if (!place) return;
        event.preventDefault();
        if (!control.commit()) return;
        const { selection, shape } = control;
        if (!selection || !contains(rangeOf(shape, selection), place)) control.stand(place);
        openMenu({ x: event.clientX, y: event.clientY });
      },
    }),
    [control, context, openMenu],
  );
}

/** The columns under a printed header cell, which may be merged over several. */
function columnsAt(
  element: Element,
  { api, shape }: GridControl,
): { readonly from: number; readonly to: number } | undefined {
  const header = element.closest('.ag-header-cell, .ag-header-group-cell');
  if (!api || !header || element.closest('.ag-header-cell-resize')) return undefined;
  const { left, right } = header.getBoundingClientRect();
  const under = Array.from({ length: shape.columns }, (_, at) => at).filter((at) => {
    const own = header.ownerDocument.querySelector(`.ag-header-cell[col-id="c${at}"]`);
    const middle = own && (own.getBoundingClientRect().left + own.getBoundingClientRect().right) / 2;
    return middle !== null && middle > left && middle < right;
  });
  const [from] = under;
  const to = under.at(-1);
  return from === undefined || to === undefined ? undefined : { from, to };
}
