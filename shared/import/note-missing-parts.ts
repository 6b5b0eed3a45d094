import type { Table } from '../pack/pack';
import type { HeaderDoubt, TableLocation } from '../workbook/location';
import { columnName } from '../workbook/sheet';
import type { IssueList } from './issue-list';

/** I-2, I-3: columns and lines of the pack that the page has not, or has in a way that leaves open which they are. */
export function noteMissingParts(table: Table, page: TableLocation, issues: IssueList): void {
  const sheet = page.sheet.name;
  for (const { title } of page.missingColumns) {
    issues.add({
      rule: 'I-2',
      severity: 'error',
      message: `工作表“${sheet}”（${table.name}）没有找到栏目“${title}”，这一栏没有读取，请核对表头`,
      cells: [],
      place: sheet,
    });
  }
  for (const { title, columns } of page.unclearColumns) {
    issues.add({
      rule: 'I-2',
      severity: 'error',
      message: `工作表“${sheet}”（${table.name}）的 ${columns.map(columnName).join('、')} 列都可能是“${title}”，分不清是哪一列，没有读取，请把表头改清楚`,
      cells: [],
      place: sheet,
    });
  }
  for (const { title, column, doubt } of page.doubtedColumns) {
    issues.add({
      rule: 'I-2',
      severity: 'error',
      message: `工作表“${sheet}”（${table.name}）的 ${columnName(column)} 列“${title}”${explainDoubt(doubt)}，没有读取`,
      cells: [],
      place: sheet,
    });
  }
  for (const { label } of page.missingLines) {
    issues.add({
      rule: 'I-3',
      severity: 'warning',
      message: `工作表“${sheet}”（${table.name}）没有找到“${label}”一行，这一行没有读取，请核对`,
      cells: [],
      place: sheet,
    });
  }
}

function explainDoubt({ kind, words }: HeaderDoubt): string {
  switch (kind) {
    case 'other-year':
      return `在“${words}”之下，不是本年的数`;
    case 'other-group':
      return `在“${words}”之下，是另一组的栏目`;
    case 'unknown-group':
      return `在“${words}”之下，不知道是哪一组，请在“对应关系”中选择`;
  }
}
