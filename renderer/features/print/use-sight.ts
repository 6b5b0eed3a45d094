import { type RefObject, useEffect, useState } from 'react';
import { PIXELS_PER_MILLIMETRE } from './measure-rows';
import type { SheetPage } from './use-pages';

/** So few are drawn at once, in sight or not. */
const FEW = 30;
/** What is drawn above and below the room, in heights of it: scrolling by the page finds it there. */
const AROUND = 1;
/** Above the first sheet, and between two at their usual size; as in print.css. */
const GAP = 12;

export type Sight = { readonly from: number; readonly to: number };

/** Which of the sheets in the room are in sight, or nearly: `from` to before `to`. */
export function useSight(
  room: RefObject<HTMLElement | null>,
  pages: readonly SheetPage[],
  zoom: number,
): Sight {
  const [sight, setSight] = useState<Sight>({ from: 0, to: 0 });
  useEffect(() => {
    const scroller = room.current;
    if (!scroller || pages.length <= FEW) return undefined;
    const ends: number[] = [];
    for (const { table } of pages) {
      const height = table.fit.paper.height * PIXELS_PER_MILLIMETRE + GAP;
      ends.push((ends.at(-1) ?? GAP) + height * zoom);
    }
    const look = () => {
      const { scrollTop, clientHeight } = scroller;
      const from = firstPast(ends, scrollTop - AROUND * clientHeight);
      const to = firstPast(ends, scrollTop + (1 + AROUND) * clientHeight) + 1;
      setSight((before) => (before.from === from && before.to === to ? before : { from, to }));
    };
    look();
    scroller.addEventListener('scroll', look, { passive: true });
    window.addEventListener('resize', look);
    return () => {
      scroller.removeEventListener('scroll', look);
      window.removeEventListener('resize', look);
    };
  }, [room, pages, zoom]);
  return pages.length <= FEW ? { from: 0, to: pages.length } : sight;
}

function firstPast(ends: readonly number[], place: number): number {
  const at = ends.findIndex((end) => end > place);
  return at < 0 ? ends.length : at;
}
