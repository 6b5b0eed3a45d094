import { useEffect, useRef } from 'react';
import { focusGrid } from '../../grid/grid-field';

/**
 * When what is open closes and leaves the focus nowhere, it goes back to where it was: keys belong to the cell
 * again. Whoever went to another cell meanwhile has the focus there and keeps it.
 */
export function useReturnedFocus(isOpen: boolean): void {
  const before = useRef<Element | null>(null);
  const wasOpen = useRef(false);
  // While drawing, because what opens takes the focus before any effect runs.
  if (isOpen && !wasOpen.current) before.current = document.activeElement;
  wasOpen.current = isOpen;

  // A dialog without a field of its own would give the first keys to its cross, and Enter would close it.
  useEffect(() => {
    if (!isOpen) return;
    const { activeElement } = document;
    const dialog = document.querySelector<HTMLElement>('.ant-modal[role="dialog"]');
    const isOwn = dialog?.contains(activeElement) && !activeElement?.matches('.ant-modal-close');
    if (!isOwn) dialog?.focus({ preventScroll: true });
  }, [isOpen]);

  // After the effects of the grid, which may have gone to another cell by now.
  useEffect(() => {
    if (isOpen) return;
    const { current } = before;
    before.current = null;
    if (current === null || document.activeElement !== document.body) return;
    if (current instanceof HTMLElement) current.focus();
    // What was opened from a menu has nothing to go back to: the menu is out of sight.
    if (document.activeElement === document.body) focusGrid();
  }, [isOpen]);
}
