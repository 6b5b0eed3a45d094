import { type RefObject, useCallback, useLayoutEffect, useState } from 'react';

/** Rows below and above what is in sight, so that a turn of the wheel finds them drawn. */
const MORE = 12;
/** A row's height until one was measured. */
const USUAL = 29;

type Sight = { readonly from: number; readonly to: number; readonly height: number };

/** A row that is drawn, or the room of those that are not. */
export type DrawnRow =
  | { readonly kind: 'row'; readonly at: number }
  | { readonly kind: 'room'; readonly after: number; readonly height: number };

/**
 * Which of a long list's rows are drawn: those in sight and a few beside them, and the one stood on wherever it is, so that
 * the keyboard stays on it. All rows are of one height, which is that of the first drawn one (`[data-book]`).
 *
 * @param room what scrolls
 * @param kept the row stood on, -1: none
 */
export function useRowsInSight(
  room: RefObject<HTMLElement | null>,
  count: number,
  kept: number,
): { readonly rows: readonly DrawnRow[]; readonly look: () => void } {
  const [sight, setSight] = useState<Sight>({ from: 0, to: 60, height: USUAL });
  const look = useCallback(() => {
    const box = room.current;
    if (!box) return;
    const row = box.querySelector<HTMLElement>('tr[data-book]');
    const measured = row?.getBoundingClientRect().height ?? 0;
    const height = measured > 0 ? measured : USUAL;
    const step = (value: number): number => Math.floor(value / height / MORE) * MORE;
    // In steps, so that most turns of the wheel draw nothing.
    const from = Math.max(0, step(box.scrollTop) - MORE);
    const to = step(box.scrollTop + box.clientHeight) + 2 * MORE;
    setSight((before) =>
      before.from === from && before.to === to && before.height === height ? before : { from, to, height },
    );
  }, [room]);
  useLayoutEffect(() => {
    const box = room.current;
    if (!box) return undefined;
    look();
    const watch = new ResizeObserver(look);
    watch.observe(box);
    box.addEventListener('scroll', look, { passive: true });
    return () => {
      watch.disconnect();
      box.removeEventListener('scroll', look);
    };
  }, [room, look]);
  return { rows: drawnRows(sight, count, kept), look };
}

function drawnRows({ from, to, height }: Sight, count: number, kept: number): readonly DrawnRow[] {
  const last = Math.min(to, count);
  const first = Math.min(from, last);
  const inSight = Array.from({ length: last - first }, (_, at) => first + at);
  const isApart = kept >= 0 && (kept < first || kept >= last);
  const drawn = isApart ? [...inSight, kept].toSorted((one, other) => one - other) : inSight;
  const rows: DrawnRow[] = [];
  let next = 0;
  const leaveRoom = (until: number): void => {
    if (until > next) rows.push({ kind: 'room', after: next, height: (until - next) * height });
  };
  for (const at of drawn) {
    leaveRoom(at);
    rows.push({ kind: 'row', at });
    next = at + 1;
  }
  leaveRoom(count);
  return rows;
}
