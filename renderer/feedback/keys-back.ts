import { useEffect, useRef } from 'react';

let home = (): void => undefined;

/** Who has the keys when nobody else has: the table's cell. */
export function keysBelongTo(takeKeys: () => void): void {
  home = takeKeys;
}

/**
 * Remembers who has the keys; called when what took them has gone, the result gives them back, so that typing goes on where
 * it was. Whoever took them meanwhile keeps them.
 */
export function rememberKeys(): () => void {
  const { activeElement: before } = document;
  return () => {
    if (!isNowhere()) return;
    if (before instanceof HTMLElement) before.focus({ preventScroll: true });
    // What was opened from a menu has nothing to go back to: the menu is out of sight.
    if (isNowhere()) home();
  };
}

/** What has just been hidden has the focus until the page is drawn again. */
function isNowhere(): boolean {
  const { activeElement } = document;
  return activeElement === null || activeElement === document.body || !activeElement.checkVisibility();
}

/** Gives the keys back when what is open closes. */
export function useKeysBack(isOpen: boolean): void {
  const giveBack = useRef<(() => void) | null>(null);
  // While drawing, because what opens takes the focus before any effect runs.
  if (isOpen) giveBack.current ??= rememberKeys();
  // After the effects of the grid, which may have gone to another cell by now.
  useEffect(() => {
    if (isOpen) return;
    giveBack.current?.();
    giveBack.current = null;
  }, [isOpen]);
}
