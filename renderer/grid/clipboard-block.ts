import type { Block } from '#shared/clipboard/block';
import { parseTsv } from '#shared/clipboard/tsv';
import { readHtmlTable } from './read-html';

/** What the clipboard offers as cells: a table where there is one, for its exact numbers, else tab-separated text. */
export function clipboardBlock(data: DataTransfer): Block | undefined {
  const table = readHtmlTable(data.getData('text/html'));
  if (table && table.rows.length > 0) return table;
  const text = data.getData('text/plain');
  if (text === '') return undefined;
  return { rows: parseTsv(text).map((row) => row.map((cell) => ({ text: cell }))), merges: [] };
}
