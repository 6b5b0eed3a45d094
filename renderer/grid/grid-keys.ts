import type { SuppressKeyboardEventParams } from 'ag-grid-community';
import type { GridRow } from './grid-row';
import { moveFocus } from './move-focus';

/** What the keys of a cell do; the grid component supplies the deeds. */
export type KeyDeeds = {
  /** Commits the open editor. False: refused, and typing goes on. */
  readonly commit: () => boolean;
  readonly clear: () => void;
  /** A key that would start typing was pressed on a cell that takes none. */
  readonly refuseTyping: () => void;
  readonly canType: () => boolean;
  readonly startTyping: () => void;
};

/** Handles the keys that differ from the grid's own. True: the grid must not handle it too. */
export function handleKey(params: SuppressKeyboardEventParams<GridRow>, deeds: KeyDeeds): boolean {
  const { event, editing, api } = params;
  // Shift+F2 is the menu's (批注).
  if (event.key === 'F2' && event.shiftKey) return true;
  const taken = editing ? keyWhileEditing(event, deeds) : keyWhileStanding(event, deeds);
  if (taken === undefined) return false;
  event.preventDefault();
  if (taken !== STAY) moveFocus(api, taken.down, taken.right);
  return true;
}

type Move = { readonly down: number; readonly right: number };
const STAY: Move = { down: 0, right: 0 };

function keyWhileEditing(event: KeyboardEvent, deeds: KeyDeeds): Move | undefined {
  const move = moveOf(event);
  if (!move || event.isComposing) return undefined;
  return deeds.commit() ? move : STAY;
}

function keyWhileStanding(event: KeyboardEvent, deeds: KeyDeeds): Move | undefined {
  const move = moveOf(event);
  if (move) return move;
  if (event.ctrlKey || event.metaKey || event.altKey) return undefined;
  if (event.key === 'Delete') {
    deeds.clear();
    return STAY;
  }
  const types = event.key.length === 1 || event.key === 'F2' || event.key === 'Backspace';
  if (types && !deeds.canType()) {
    deeds.refuseTyping();
    return STAY;
  }
  // A Chinese input method swallows the first key; open the editor so that the rest is typed into it.
  if (event.key === 'Process' && deeds.canType()) deeds.startTyping();
  return undefined;
}

function moveOf({ key, shiftKey }: KeyboardEvent): Move | undefined {
  if (key === 'Enter') return { down: shiftKey ? -1 : 1, right: 0 };
  if (key === 'Tab') return { down: 0, right: shiftKey ? -1 : 1 };
  return undefined;
}
