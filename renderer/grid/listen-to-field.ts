import { firstPlace } from '#shared/selection/grid-shape';
import { copySelection, cutSelection, pasteHere } from './clipboard-deeds';
import type { ContextRef } from './grid-context';
import type { GridControl } from './grid-control';
import { keyAction } from './key-action';
import { performAction } from './perform-action';
import { writeInField } from './write-in-field';

/**
 * Lets the field over the active cell receive all keys. It has the focus before the first key, so an input method
 * composes in it from the first key on; what is composed is the cell's text only when the composition has ended.
 * Returns what ends the listening.
 */
export function listenToField(
  field: HTMLTextAreaElement,
  control: GridControl,
  context: ContextRef,
): () => void {
  /** A composition over a cell that takes no text; what it gives is thrown away. */
  let refusing = false;

  const keydown = (event: KeyboardEvent) => {
    // Enter, Escape and arrows of a composition belong to the input method.
    if (event.isComposing || event.keyCode === PROCESS_KEY) return;
    const action = keyAction(event);
    if (!action || !performAction(action, control, context)) return;
    event.preventDefault();
    event.stopPropagation();
  };

  const beforeInput = (event: InputEvent) => {
    // The browser steps back through all it was ever told to write, here too while the keys are elsewhere.
    if (event.inputType.startsWith('history') && (!control.typing || document.activeElement !== field)) {
      event.preventDefault();
      return;
    }
    if (control.typing || event.isComposing || control.canType()) return;
    event.preventDefault();
    // A paste or drop of text is told by its own handler.
    if (event.inputType === 'insertText') control.refuseTyping();
  };

  const compositionStart = () => {
    if (control.typing) return;
    refusing = !control.canType();
    // Over printed words it depends on the word, which is known at the end.
    if (refusing && control.activeAddress() !== null) control.refuseTyping();
    if (!refusing) control.beginTyping('over');
  };

  const compositionEnd = ({ data }: CompositionEvent) => {
    if (!refusing) return;
    refusing = false;
    field.value = '';
    control.refuseComposed(data);
  };

  const input = () => {
    if (!control.typing && !refusing && field.value !== '') control.beginTyping('over');
    else if (control.typing) control.offer(field.value === '');
  };

  const focus = () => {
    control.store.setState({ focused: true });
    if (!control.selection) control.stand(firstPlace(control.shape));
  };

  const blur = ({ relatedTarget }: FocusEvent) => {
    if (relatedTarget !== null) control.releaseKeys();
    control.store.setState({ focused: false });
    // Another window in front is no reason to finish.
    if (!control.typing || !document.hasFocus()) return;
    // Once the focus has arrived elsewhere; a refused text is typed on.
    if (!control.commit()) setTimeout(() => control.focus());
  };

  /** While text is typed the clipboard is the text's. */
  const withClipboard = (deed: (data: DataTransfer) => void) => (event: ClipboardEvent) => {
    if (control.typing || !event.clipboardData) return;
    event.preventDefault();
    deed(event.clipboardData);
  };

  const paste = (event: ClipboardEvent) => {
    if (!control.typing) {
      withClipboard((data) => pasteHere(control, data))(event);
      return;
    }
    // A cell copied in Excel ends with a line break, which would take an amount out of sight.
    const text = event.clipboardData?.getData('text/plain') ?? '';
    if (!/[\r\n]/.test(text)) return;
    event.preventDefault();
    const lines = text.trimEnd().split(/\r\n?|\n/);
    writeInField(lines.join(control.typesWords() ? '\n' : ''));
  };

  const ending = new AbortController();
  const { signal } = ending;
  field.addEventListener('keydown', keydown, { signal });
  field.addEventListener('beforeinput', beforeInput, { signal });
  field.addEventListener('input', input, { signal });
  field.addEventListener('compositionstart', compositionStart, { signal });
  field.addEventListener('compositionend', compositionEnd, { signal });
  field.addEventListener('focus', focus, { signal });
  field.addEventListener('blur', blur, { signal });
  field.addEventListener(
    'copy',
    withClipboard((data) => copySelection(control, context, data)),
    { signal },
  );
  field.addEventListener(
    'cut',
    withClipboard((data) => cutSelection(control, context, data)),
    { signal },
  );
  field.addEventListener('paste', paste, { signal });
  return () => ending.abort();
}

/** What Chromium says of every key that an input method takes. */
const PROCESS_KEY = 229;
