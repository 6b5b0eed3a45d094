import { type RefObject, useLayoutEffect, useState } from 'react';

export type RoomSize = { readonly width: number; readonly height: number };

/** The inner size of an element, kept up to date; zero until it is known. */
export function useRoomSize(room: RefObject<HTMLElement | null>): RoomSize {
  const [size, setSize] = useState<RoomSize>({ width: 0, height: 0 });
  useLayoutEffect(() => {
    const element = room.current;
    if (!element) return undefined;
    const measure = () => setSize({ width: element.clientWidth, height: element.clientHeight });
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [room]);
  return size;
}
