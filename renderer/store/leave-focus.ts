import type { MouseEvent } from 'react';

/** For `onMouseDown` of tools: as in Excel, a click on one leaves the keys with the cell. */
export function leaveFocus(event: MouseEvent): void {
  event.preventDefault();
}
