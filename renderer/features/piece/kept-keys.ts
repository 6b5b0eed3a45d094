type Key = Pick<KeyboardEvent, 'key' | 'shiftKey'>;

/** Whoever waits longer than this for what is to take the keys would take them for lost. */
const LONGEST_MS = 5_000;

/** How many parts of the page are waited for now, and what was struck meanwhile. */
let waited = 0;
const struck: Key[] = [];

/**
 * Keys belong to what was just asked for, also while it is still being fetched: they are kept, and struck there when it
 * stands. Menu keys are not kept: nothing that is being fetched has taken them yet.
 */
export function keepKeysUntil(stands: Promise<unknown>): void {
  if (waited === 0) window.addEventListener('keydown', keep, true);
  waited += 1;
  const timer = setTimeout(end, LONGEST_MS);
  let isOver = false;
  // Later than what stands now has drawn itself and taken the focus, or has something fetched in turn.
  void stands.then(() => setTimeout(end), end);
  function end(): void {
    if (isOver) return;
    isOver = true;
    clearTimeout(timer);
    waited -= 1;
    if (waited === 0) void strikeAll();
  }
}

function keep(event: KeyboardEvent): void {
  const { key, shiftKey } = event;
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || key === 'Process') return;
  if (!event.isTrusted) return;
  event.preventDefault();
  event.stopPropagation();
  struck.push({ key, shiftKey });
}

/** One after the other, each when what the one before it changed is drawn; keys struck meanwhile stay behind them. */
async function strikeAll(): Promise<void> {
  for (let key = struck.shift(); key && waited === 0; key = struck.shift()) {
    strike(key);
    await new Promise((resolve) => setTimeout(resolve));
  }
  if (waited === 0) window.removeEventListener('keydown', keep, true);
}

/** What the key would have done where the focus is: whoever listens has it first, then the field or button itself. */
function strike({ key, shiftKey }: Key): void {
  const target = document.activeElement ?? document.body;
  const options = { key, shiftKey, bubbles: true, cancelable: true };
  if (target.dispatchEvent(new KeyboardEvent('keydown', options))) actUpon(target, key, shiftKey);
  target.dispatchEvent(new KeyboardEvent('keyup', options));
}

function actUpon(target: Element, key: string, isBackwards: boolean): void {
  const isField = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
  if (key === 'Tab') nextTo(target, isBackwards ? -1 : 1)?.focus();
  else if (target instanceof HTMLButtonElement && (key === 'Enter' || key === ' ')) target.click();
  else if (!isField) return;
  // The one way in which a page may write as if typed: the field's own undo and its listeners know of it.
  else if (key === 'Backspace') document.execCommand('delete');
  else if ([...key].length === 1) document.execCommand('insertText', false, key);
}

const FOCUSABLE = 'input, textarea, select, button, a[href], [tabindex]:not([tabindex="-1"])';

function nextTo(target: Element, step: 1 | -1): HTMLElement | undefined {
  const room = target.closest('[role="dialog"]') ?? document.body;
  const all = [...room.querySelectorAll<HTMLElement>(FOCUSABLE)].filter(
    (one) => !one.matches(':disabled') && one.tabIndex >= 0 && one.checkVisibility(),
  );
  return all[(all.indexOf(target as HTMLElement) + step + all.length) % all.length];
}
