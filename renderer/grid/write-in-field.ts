/** Writes where the caret is, as if it were typed: the field's own undo and its listeners know of it. */
export function writeInField(text: string): void {
  document.execCommand('insertText', false, text);
}
