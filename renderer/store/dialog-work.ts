import { useEffect } from 'react';
import { ask } from '../feedback/ask';
import { closeDialog } from './view-store';

/** Each dialog in which something was written or chosen that goes with it. */
const works = new Set<object>();

/** Says whether the dialog that calls this has something that would be gone with it: a text, answers, units that were read. */
export function useDialogWork(isThere: boolean): void {
  useEffect(() => {
    if (!isThere) return undefined;
    const work = {};
    works.add(work);
    return () => {
      works.delete(work);
    };
  }, [isThere]);
}

export function hasDialogWork(): boolean {
  return works.size > 0;
}

/**
 * For the ways out of a dialog that are taken by mistake as well, Esc and its cross: asks before what was done in it is
 * gone. A button that says what it does needs no question.
 */
export async function leaveDialog(leave: () => void = closeDialog): Promise<void> {
  if (hasDialogWork()) {
    const answer = await ask('关闭后，在这里填写和选择的不保留', '要关闭吗？', '留在这里', [
      { answer: 'close', label: '关闭', danger: true },
    ]);
    if (answer === undefined) return;
  }
  leave();
}
