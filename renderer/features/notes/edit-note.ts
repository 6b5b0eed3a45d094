import { type AddressText, toAddress } from '#shared/document/address';
import { say } from '../../feedback/say';
import { runCommand } from '../../store/run-command';
import { finishTyping } from '../../store/typing';
import { openDialog, useView } from '../../store/view-store';

/** Shift+F2: writes a note at the cell or the text the clerk stands on, or changes the one that is there. */
export function editNote(): void {
  const { pane, selection, text } = useView.getState();
  if (pane === 'document') {
    if (text !== null && finishTyping()) openDialog({ kind: 'text-note', ...text });
    if (text === null)
      say().message.info({ content: '请先点进一段要填写的文字，再写批注', key: 'note', duration: 4 });
    return;
  }
  const address = selection?.address ?? null;
  if (address !== null) openDialog({ kind: 'note', address });
  else say().message.info({ content: '请先选中一个填数的单元格，再写批注', key: 'note', duration: 4 });
}

/** Empty text takes the note away. True: done. */
export function writeNote(text: AddressText, note: string): boolean {
  return runCommand({ kind: 'set-note', address: toAddress(text), text: note });
}

export function deleteNote(address: AddressText): void {
  writeNote(address, '');
}
