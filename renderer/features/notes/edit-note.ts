import { type AddressText, toAddress } from '#shared/document/address';
import { say } from '../../feedback/say';
import { runCommand } from '../../store/run-command';
import { openDialog, useView } from '../../store/view-store';

/** Shift+F2: writes a note at the cell the clerk stands on, or changes the one that is there. */
export function editNote(): void {
  const address = useView.getState().selection?.address ?? null;
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
