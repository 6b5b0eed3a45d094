import type { MouseEvent as ReactMouseEvent } from 'react';
import { downBeside, draggedTo } from '#shared/selection/fill-range';
import { cellAt, type Rectangle } from '#shared/selection/grid-shape';
import { rangeOf, selectRectangle } from '#shared/selection/selection';
import { printedText } from '#shared/session/printed-text';
import { dragOver } from './drag-over';
import type { ContextRef } from './grid-context';
import type { GridControl } from './grid-control';

/** The fill handle: dragged, it fills to where it is let go; clicked twice, down along the filled column beside. */
export function dragFill(event: ReactMouseEvent, control: GridControl, context: ContextRef): void {
  const { selection, shape, store } = control;
  event.preventDefault();
  if (!selection || !control.commit()) return;
  control.focus();
  const range = rangeOf(shape, selection);
  if (event.detail === 2) {
    const { session, scale } = context.current;
    const isFilled = (place: { row: number; column: number }) =>
      printedText(cellAt(shape, place), session, scale) !== '';
    fill(control, range, downBeside(shape, range, isFilled));
    return;
  }
  dragOver(control, event.currentTarget, {
    onPlace: (place) => store.setState({ filling: draggedTo(range, place) }),
    onEnd: () => {
      const { filling } = store.getState();
      store.setState({ filling: null });
      if (filling) fill(control, range, filling);
    },
  });
}

function fill(control: GridControl, source: Rectangle, target: Rectangle): void {
  const { selection, shape, deeds } = control;
  const isSame = (Object.keys(source) as (keyof Rectangle)[]).every((side) => source[side] === target[side]);
  if (isSame || !selection) return;
  deeds.fill(shape, source, target);
  control.select(selectRectangle(target, selection.active));
}
