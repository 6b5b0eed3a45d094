import { escapeHtml, officeTable, textCell } from '#shared/clipboard/office-table';
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
      : textCell(text ?? '');
  const head = `<tr>${heads.map((name) => `<th>${escapeHtml(name)}</th>`).join('')}</tr>`;
  return {
    text: writeTsv([heads, ...rows.map((row) => row.map((text) => text ?? ''))]),
    html: officeTable([head, ...rows.map((row) => `<tr>${row.map(cell).join('')}</tr>`)]),
  };
}
