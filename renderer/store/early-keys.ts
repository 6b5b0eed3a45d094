import { isWithinDialog } from './within-dialog';

type EarlyKey = Pick<KeyboardEvent, 'key' | 'shiftKey'>;

/**
 * Keys struck while a table just opened is still being drawn: they are meant for it, and nothing on the page would take
 * them yet. They are kept, and come when it stands.
 */
let keys: EarlyKey[] = [];
let stop: () => void = () => undefined;

/** From now on keeps what is typed outside of fields, dialogs and menus. `isWaiting`: whether a table is still to come. */
export function keepEarlyKeys(isWaiting: () => boolean): void {
  takeEarlyKeys();
  const keep = (event: KeyboardEvent): void => {
    if (!isWaiting()) {
      takeEarlyKeys();
      return;
    }
    const { key, shiftKey, target } = event;
    const isMeant =
      ([...key].length === 1 || MOVES.has(key)) && !event.ctrlKey && !event.metaKey && !event.altKey;
    const isTaken =
      isWithinDialog(target) || (target instanceof HTMLElement && target.closest(TAKERS) !== null);
    if (!isMeant || isTaken || event.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    keys.push({ key, shiftKey });
  };
  window.addEventListener('keydown', keep, true);
  stop = () => window.removeEventListener('keydown', keep, true);
}

/** What ends an amount and goes on to the next, or takes it back. */
const MOVES: ReadonlySet<string> = new Set([
  ...['Enter', 'Tab', 'Escape', 'Backspace', 'ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'],
]);

const TAKERS = 'input, textarea, select, [contenteditable]';

/** What was struck meanwhile, once; nothing is kept any more. */
export function takeEarlyKeys(): readonly EarlyKey[] {
  const struck = keys;
  keys = [];
  stop();
  return struck;
}
