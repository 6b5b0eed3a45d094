import { type RefCallback, useCallback } from 'react';
import { zoomBy } from './zoom';

/** Ctrl with the wheel over the element makes the grid larger or smaller, instead of the whole page. */
export function useWheelZoom(): RefCallback<HTMLElement> {
  return useCallback((element: HTMLElement | null) => {
    if (!element) return undefined;
    const turn = (event: WheelEvent) => {
      if (!event.ctrlKey || event.deltaY === 0) return;
      event.preventDefault();
      zoomBy(event.deltaY < 0 ? 1 : -1);
    };
    // React listens passively to the wheel, which could not keep the browser from zooming.
    element.addEventListener('wheel', turn, { passive: false });
    return () => element.removeEventListener('wheel', turn);
  }, []);
}
