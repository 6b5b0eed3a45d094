import type { KeyboardEvent } from 'react';
import { openDialog, useView } from '../../store/view-store';
import { takesLines } from './insert-line';

/**
 * Typing on the code or name of a 科目 means another 科目: it opens the picker with what was typed. F2 there corrects it.
 * To be asked before the grid sees the key.
 */
export function typeOnLine(event: KeyboardEvent): void {
  const { table, selection } = useView.getState();
  if (!(event.target instanceof Element) || !event.target.closest('.grid-room')) return;
  if (!selection || selection.address !== null || selection.kind === 'compared' || !takesLines()) return;
  if (event.ctrlKey || event.metaKey || event.altKey || event.nativeEvent.isComposing) return;
  if (event.key === 'F2' && !event.shiftKey && selection.code !== null) {
    openDialog({ kind: 'edit-line', table, code: selection.code });
  } else if (event.key.length !== 1 || event.key.trim() === '' || !pickLine(event.key)) return;
  event.preventDefault();
  event.stopPropagation();
}

/** Opens the picker with what was typed or composed, next to the line stood on. False: the table takes no 科目. */
export function pickLine(query: string): boolean {
  const { table, selection } = useView.getState();
  if (!takesLines()) return false;
  openDialog({ kind: 'insert-line', table, near: selection?.code ?? '', query });
  return true;
}
