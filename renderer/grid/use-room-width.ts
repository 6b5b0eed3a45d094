import { type RefObject, useLayoutEffect, useState } from 'react';

/** The inner width of an element, kept up to date; 0 until it is known. */
export function useRoomWidth(room: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const element = room.current;
    if (!element) return undefined;
    const measure = () => setWidth(element.clientWidth);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [room]);
  return width;
}
