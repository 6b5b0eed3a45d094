import type { Place } from '#shared/selection/grid-shape';
import type { GridControl } from './grid-control';
import { placeAtPoint, rowsInSight } from './place-at-point';

/** How much of its distance beyond the edge the mouse scrolls the table by in each frame. */
const SPEED = 0.35;

type Drag = {
  /** Hears each cell the mouse comes to. */
  readonly onPlace: (place: Place) => void;
  /** Hears the mouse go up. */
  readonly onEnd?: () => void;
  /** Only columns are dragged over: wherever the mouse is, the table does not scroll up or down. */
  readonly sideways?: boolean;
};

/** Follows a drag from mouse down to mouse up, also while the table scrolls because the mouse is beyond its edge. */
export function dragOver(
  { api, shape }: GridControl,
  room: Element,
  { onPlace, onEnd, sideways = false }: Drag,
): void {
  const viewport = room.querySelector('.ag-grid-viewport');
  const sight = rowsInSight(room);
  if (!api || !viewport || !sight) return;
  const mouse = { x: 0, y: 0 };
  let last: Place | undefined;
  let frame = 0;

  const follow = (): void => {
    const x = Math.min(Math.max(mouse.x, sight.left + 1), sight.right - 1);
    const y = Math.min(Math.max(mouse.y, sight.top + 1), sight.bottom - 1);
    const place = placeAtPoint(api, room, shape.columns, { x, y });
    if (!place || (place.row === last?.row && place.column === last.column)) return;
    last = place;
    onPlace(place);
  };
  const scroll = (): void => {
    const x = beyond(mouse.x, sight.left, sight.right);
    const y = sideways ? 0 : beyond(mouse.y, sight.top, sight.bottom);
    frame = 0;
    if (x === 0 && y === 0) return;
    viewport.scrollBy(x * SPEED, y * SPEED);
    follow();
    frame = requestAnimationFrame(scroll);
  };
  const move = (event: MouseEvent): void => {
    // Let go outside the window, where nobody heard it.
    if (event.buttons === 0) {
      up();
      return;
    }
    mouse.x = event.clientX;
    mouse.y = event.clientY;
    follow();
    if (frame === 0) frame = requestAnimationFrame(scroll);
  };
  const up = (): void => {
    cancelAnimationFrame(frame);
    window.removeEventListener('mousemove', move, true);
    window.removeEventListener('mouseup', up, true);
    onEnd?.();
  };
  // Before anyone can stop them on their way.
  window.addEventListener('mousemove', move, true);
  window.addEventListener('mouseup', up, true);
}

function beyond(at: number, from: number, to: number): number {
  if (at < from) return at - from;
  return at > to ? at - to : 0;
}
