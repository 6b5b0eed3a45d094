import type { Direction } from '#shared/selection/steps';

/** What a key asks of the grid. */
export type KeyAction =
  | {
      readonly kind: 'step';
      readonly direction: Direction;
      readonly jumps: boolean;
      readonly extends: boolean;
    }
  | { readonly kind: 'page'; readonly by: 1 | -1; readonly extends: boolean }
  | {
      readonly kind: 'edge';
      readonly side: 'start' | 'end';
      readonly whole: boolean;
      readonly extends: boolean;
    }
  /** Enter and Tab, which also finish typing. */
  | { readonly kind: 'walk'; readonly direction: Direction }
  | { readonly kind: 'select'; readonly what: 'all' | 'rows' | 'columns' }
  | { readonly kind: 'edit' }
  /** Alt+↓: the options of a cell that takes one of several. */
  | { readonly kind: 'choose' }
  | { readonly kind: 'clear' }
  /** Backspace: typing starts from nothing. */
  | { readonly kind: 'empty' }
  | { readonly kind: 'escape' }
  | { readonly kind: 'fill'; readonly from: 'above' | 'left' }
  /** Alt+Enter: a line break in what is typed. */
  | { readonly kind: 'break' }
  /** Ctrl+Enter: what is typed goes into every selected cell. */
  | { readonly kind: 'spread' };

const ARROWS: Readonly<Record<string, Direction>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
};

const WITH_ALT: Readonly<Record<string, KeyAction>> = {
  ArrowDown: { kind: 'choose' },
  Enter: { kind: 'break' },
};

/** Reads a key as Excel does. `undefined`: the key is not the grid's (it types, or belongs to a menu). */
export function keyAction(event: KeyboardEvent): KeyAction | undefined {
  const { key, shiftKey, altKey } = event;
  const ctrl = event.ctrlKey || event.metaKey;
  if (altKey) return WITH_ALT[key];
  const direction = ARROWS[key];
  if (direction) return { kind: 'step', direction, jumps: ctrl, extends: shiftKey };
  switch (key) {
    case 'Enter':
      return ctrl ? { kind: 'spread' } : { kind: 'walk', direction: shiftKey ? 'up' : 'down' };
    case 'Tab':
      return ctrl ? undefined : { kind: 'walk', direction: shiftKey ? 'left' : 'right' };
    case 'Home':
      return { kind: 'edge', side: 'start', whole: ctrl, extends: shiftKey };
    case 'End':
      return { kind: 'edge', side: 'end', whole: ctrl, extends: shiftKey };
    case 'PageUp':
    case 'PageDown':
      return ctrl ? undefined : { kind: 'page', by: key === 'PageUp' ? -1 : 1, extends: shiftKey };
    case 'F2':
      // With Shift it is the menu's (批注).
      return shiftKey ? undefined : { kind: 'edit' };
    case 'Delete':
      return { kind: 'clear' };
    case 'Backspace':
      return { kind: 'empty' };
    case 'Escape':
      return { kind: 'escape' };
    default:
      return ctrl ? withControl(key.toLowerCase()) : plain(key, shiftKey);
  }
}

function withControl(key: string): KeyAction | undefined {
  switch (key) {
    case 'a':
      return { kind: 'select', what: 'all' };
    case ' ':
      return { kind: 'select', what: 'columns' };
    case 'd':
      return { kind: 'fill', from: 'above' };
    case 'r':
      return { kind: 'fill', from: 'left' };
    default:
      return undefined;
  }
}

function plain(key: string, shiftKey: boolean): KeyAction | undefined {
  return key === ' ' && shiftKey ? { kind: 'select', what: 'rows' } : undefined;
}
