/**
 * Keys struck while a table just opened is still being drawn: they are meant for it, and nothing on the page would take
 * them yet. They are kept, and typed when it stands.
 */
let keys = '';
let stop: () => void = () => undefined;

/** From now on keeps what is typed outside of fields, dialogs and menus. `isWaiting`: whether a table is still to come. */
export function keepEarlyKeys(isWaiting: () => boolean): void {
  takeEarlyKeys();
  const keep = (event: KeyboardEvent): void => {
    if (!isWaiting()) {
      takeEarlyKeys();
      return;
    }
    const isTyped = [...event.key].length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey;
    const isTaken = event.target instanceof HTMLElement && event.target.closest(TAKERS) !== null;
    if (!isTyped || isTaken || event.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    keys += event.key;
  };
  window.addEventListener('keydown', keep, true);
  stop = () => window.removeEventListener('keydown', keep, true);
}

const TAKERS = 'input, textarea, select, [contenteditable], [role="dialog"], [role="menu"]';

/** What was typed meanwhile, once; nothing is kept any more. */
export function takeEarlyKeys(): string {
  const typed = keys;
  keys = '';
  stop();
  return typed;
}
