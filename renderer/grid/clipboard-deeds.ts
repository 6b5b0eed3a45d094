import { copyRange } from '#shared/clipboard/copy-range';
import { addressesIn } from '#shared/selection/addresses-in';
import { rangeOf } from '#shared/selection/selection';
import { clipboardBlock } from './clipboard-block';
import type { ContextRef } from './grid-context';
import type { GridControl } from './grid-control';

/** Puts the selection on the clipboard, as text and as a table, and frames it. */
export function copySelection(control: GridControl, context: ContextRef, data: DataTransfer): void {
  const { selection, shape, store } = control;
  if (!selection) return;
  const { session, scale } = context.current;
  const range = rangeOf(shape, selection);
  const copied = copyRange(shape, range, session, scale);
  data.setData('text/plain', copied.text);
  data.setData('text/html', copied.html);
  store.setState({ copied: range });
}

/** Cutting empties the cells at once, so that what is cut can be pasted into any program; one step undoes it. */
export function cutSelection(control: GridControl, context: ContextRef, data: DataTransfer): void {
  const { selection, shape, store, deeds } = control;
  if (!selection) return;
  copySelection(control, context, data);
  store.setState({ copied: null });
  deeds.clear(addressesIn(shape, rangeOf(shape, selection)));
}

export function pasteHere({ selection, shape, store, deeds }: GridControl, data: DataTransfer): void {
  const block = clipboardBlock(data);
  if (!selection) return;
  store.setState({ copied: null });
  if (!block) deeds.tell('剪贴板里没有可以粘贴的表格或文字');
  else deeds.paste(block, shape, rangeOf(shape, selection));
}
