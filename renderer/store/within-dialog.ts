/**
 * Whether an element is in a dialog or menu that is open. One that has just gone still has the focus until the page is drawn
 * again: keys that are struck then are the page's.
 */
export function isWithinDialog(target: EventTarget | null): boolean {
  const around = target instanceof Element ? target.closest('[role="dialog"], [role="menu"]') : null;
  return around?.checkVisibility() ?? false;
}
