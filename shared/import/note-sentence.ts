import { isNothing } from '../amount/amount';
import type { TableContent } from '../document/document';
import { present } from '../kit/assert';
import type { Table } from '../pack/pack';
import type { TableLocation } from '../workbook/location';
import type { IssueList } from './issue-list';

/** a table without amounts prints its sentence, one with amounts does not. */
export function noteSentence(
  table: Table,
  pages: readonly TableLocation[],
  entries: TableContent['entries'],
  issues: IssueList,
): void {
  if (table.emptySentence === undefined) return;
  const empty = [...entries.values()].every((columns) =>
    [...columns.values()].every(({ value }) => isNothing(value)),
  );
  const printed = pages.some(({ sentenceRow }) => sentenceRow !== undefined);
  if (empty === printed) return;
  const sentence = table.emptySentence.replace(/\{\{.*?\}\}/g, '……');
  issues.add({
    rule: 'X-13',
    severity: 'warning',
    message: empty
      ? `${table.name}没有数据，表下也没有“${sentence}”；导出时会自动写上`
      : `${table.name}有数据，表下却写着“${sentence}”；导出时会去掉，请核对`,
    cells: [],
    place: present(pages[0], 'a table that is read has a page').sheet.name,
  });
}
