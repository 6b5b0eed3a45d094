import { createGrid, type GridApi, type GridOptions } from 'ag-grid-community';
import { type RefObject, useLayoutEffect, useRef, useState } from 'react';
import { afterPaint } from '../store/after-paint';

/**
 * A grid of the library in an element: made when there are options, given those that change, ended with the caller. What
 * does not change should stay the same object. The library draws the cells itself, which costs less than components of
 * React in their place.
 */
export function useGrid<Row>(
  room: RefObject<HTMLElement | null>,
  options: GridOptions<Row> | null,
): GridApi<Row> | null {
  const [api, setApi] = useState<GridApi<Row> | null>(null);
  const wanted = useRef(options);
  wanted.current = options;
  const given = useRef<GridOptions<Row>>({});
  const isWanted = options !== null;

  useLayoutEffect(() => {
    if (!isWanted || !room.current || !wanted.current) return undefined;
    const holder = document.createElement('div');
    holder.className = 'grid-holder';
    room.current.append(holder);
    given.current = wanted.current;
    const grid = createGrid<Row>(holder, { ...given.current });
    setApi(grid);
    return () => {
      setApi(null);
      holder.remove();
      // With its last grid the library takes its style sheets off the page, and all of the page is styled anew, twice.
      afterPaint(() => grid.destroy());
    };
  }, [room, isWanted]);

  useLayoutEffect(() => {
    if (!api || !options) return;
    const changed = Object.entries(options).filter(
      ([name, value]) => given.current[name as keyof GridOptions<Row>] !== value,
    );
    given.current = options;
    if (changed.length > 0) api.updateGridOptions(Object.fromEntries(changed));
  }, [api, options]);

  return api;
}
