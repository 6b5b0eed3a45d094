import { type MouseEvent as ReactMouseEvent, useMemo } from 'react';
import { contains, type Place } from '#shared/selection/grid-shape';
import { rangeOf } from '#shared/selection/selection';
import { dragColumns } from './drag-columns';
import { dragFill } from './drag-fill';
import { dragOver } from './drag-over';
import { fitAgain, type TellWidth } from './drag-width';
import type { ContextRef } from './grid-context';
import type { GridControl } from './grid-control';
import { columnOf } from './grid-row';
import { headerColumns } from './header-columns';

export type OpenMenu = (at: { readonly x: number; readonly y: number }) => void;

type Tell = { readonly onMenu: OpenMenu; readonly onWidth: TellWidth };

/** The mouse on the grid: it selects cells and, on the printed header, columns; the focus stays in the field. */
export function useMouse(control: GridControl, context: ContextRef, { onMenu, onWidth }: Tell) {
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
        const columns = place ? undefined : headerColumns(target, control);
        if (event.button !== 0 || (!place && !columns)) return;
        event.preventDefault();
        if (!control.commit()) return;
        control.focus();
        if (columns) {
          dragColumns(event, control, columns);
        } else if (place) {
          if (event.shiftKey) control.stretch(place);
          else control.stand(place);
          dragOver(control, event.currentTarget, { onPlace: (at) => control.extend(at) });
        }
      },
      onDoubleClick: ({ target }: ReactMouseEvent) => {
        if (!(target instanceof Element) || fitAgain(target, control, onWidth)) return;
        if (placeAt(target)) control.edit();
      },
      onContextMenu: (event: ReactMouseEvent) => {
        if (event.target === control.field) {
          openAtField(event, control, onMenu);
          return;
        }
        const place = event.target instanceof Element ? placeAt(event.target) : undefined;
        if (!place) return;
        event.preventDefault();
        if (!control.commit()) return;
        const { selection, shape } = control;
        if (!selection || !contains(rangeOf(shape, selection), place)) control.stand(place);
        onMenu({ x: event.clientX, y: event.clientY });
      },
    }),
    [control, context, onMenu, onWidth],
  );
}

/** The Menu key and Shift+F10 ask where the focus is. What is being typed has the browser's own menu. */
function openAtField(event: ReactMouseEvent, control: GridControl, openMenu: OpenMenu): void {
  const { field, selection, typing } = control;
  if (!field || !selection || typing) return;
  event.preventDefault();
  control.reveal(selection.active);
  const { left, bottom } = field.getBoundingClientRect();
  openMenu({ x: left, y: bottom });
}

/** The body cell an element belongs to. */
function placeAt(element: Element): Place | undefined {
  const column = element.closest('.ag-cell')?.getAttribute('col-id');
  const row = Number(element.closest('.ag-row')?.getAttribute('row-index') ?? Number.NaN);
  // Pinned rows (the printed 栏次) have an index of their own kind.
  return column == null || Number.isNaN(row) ? undefined : { row, column: columnOf(column) };
}
