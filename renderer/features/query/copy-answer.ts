import { writeTsv } from '#shared/clipboard/tsv';
import type { HostResponse } from '#shared/host/contract';
import type { Copied } from '../../host/put-on-clipboard';
import { isNumberColumn } from './answer-numbers';

type Answer = HostResponse<'query.ask'>;

/** Rows below the headings as other programs take them: numbers exact, words as words, so that codes keep their zeros. */
export function copiedRows(columns: Answer['columns'], rows: Answer['rows']): Copied {
  const heads = columns.map(({ name }) => name);
  const isNumber = columns.map(isNumberColumn);
  const cell = (text: string | null, at: number): string =>
    isNumber[at] === true
      ? `<td align="right" x:num="${text ?? ''}">${text ?? ''}</td>`
      : `<td style="mso-number-format:'\\@'">${escaped(text ?? '')}</td>`;
  const body = rows.map((row) => `<tr>${row.map(cell).join('')}</tr>`).join('\n');
  const head = heads.map((name) => `<th>${escaped(name)}</th>`).join('');
  return {
    text: writeTsv([heads, ...rows.map((row) => row.map((text) => text ?? ''))]),
    html: `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta charset="utf-8"></head><body><table border="1">\n<tr>${head}</tr>\n${body}\n</table></body></html>`,
  };
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
