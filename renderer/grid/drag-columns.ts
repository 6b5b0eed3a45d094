import type { MouseEvent as ReactMouseEvent } from 'react';
import { selectColumns } from '#shared/selection/selection';
import { dragOver } from './drag-over';
import type { GridControl } from './grid-control';
import type { ColumnSpan } from './header-columns';

/**
 * The mouse went down on the printed header over these columns: they are selected, and dragged on, all to where the
 * mouse is. With Shift they reach from the active cell.
 */
export function dragColumns(
  { shiftKey, currentTarget }: ReactMouseEvent,
  control: GridControl,
  { from, to }: ColumnSpan,
): void {
  const { shape, selection } = control;
  const anchor = shiftKey && selection ? selection.active.column : undefined;
  const start = selectColumns(shape, anchor ?? from, to);
  control.select(start);
  dragOver(control, currentTarget, {
    sideways: true,
    onPlace: ({ column }) => {
      const left = Math.min(anchor ?? from, column);
      const right = Math.max(anchor ?? to, column);
      // As in Excel the active cell stays where the drag began.
      control.select({ ...selectColumns(shape, left, right), active: start.active });
    },
  });
}
