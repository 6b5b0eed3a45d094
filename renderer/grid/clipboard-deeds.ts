import type { Block } from '#shared/clipboard/block';
import { copyRange } from '#shared/clipboard/copy-range';
import { parseTsv } from '#shared/clipboard/tsv';
import { addressesIn } from '#shared/selection/addresses-in';
import { rangeOf } from '#shared/selection/selection';
import type { ContextRef } from './grid-context';
import type { GridControl } from './grid-control';
import { readHtmlTable } from './read-html';

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

/** What the clipboard offers as cells: a table where there is one, for its exact numbers, else tab-separated text. */
function clipboardBlock(data: DataTransfer): Block | undefined {
  const table = readHtmlTable(data.getData('text/html'));
  if (table && table.rows.length > 0) return table;
  const text = data.getData('text/plain');
  if (text === '') return undefined;
  return { rows: parseTsv(text).map((row) => row.map((cell) => ({ text: cell }))), merges: [] };
}
