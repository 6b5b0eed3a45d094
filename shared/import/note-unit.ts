import { SCALE_NAMES } from '../amount/amount';
import type { Table } from '../pack/pack';
import type { TableLocation } from '../workbook/location';
import { cellName } from '../workbook/sheet';
import type { IssueList } from './issue-list';

/** An amount in another unit would be wrong by a power of ten: it is read, and the clerk is told first of all. */
export function noteUnit(table: Table, page: TableLocation, issues: IssueList): void {
  const { unknownUnit, scale, scaleAt, scaleBy } = page.caption;
  const sheet = page.sheet.name;
  if (scaleBy === 'default') {
    issues.add({
      rule: 'G-5',
      severity: 'warning',
      message: `工作表“${sheet}”（${table.name}）没有写明金额单位，已按${SCALE_NAMES[scale]}读取，请核对`,
      cells: [],
      place: sheet,
    });
  }
  const [, other] = new Set([page, ...page.continuations].map(({ caption }) => caption.scale));
  if (other !== undefined) {
    issues.add({
      rule: 'G-5',
      severity: 'warning',
      message: `${table.name}各页的金额单位不一致，已按各页写明的单位分别读取，请核对`,
      cells: [],
      place: sheet,
    });
  }
  if (unknownUnit === undefined) return;
  issues.add({
    rule: 'G-5',
    severity: 'error',
    message: `工作表“${sheet}”（${table.name}）的金额单位是“${unknownUnit}”，只能是元或万元，已按元读取，请换算后重新导入`,
    cells: [],
    place: scaleAt ? `${sheet}!${cellName(scaleAt.row, scaleAt.column)}` : sheet,
  });
}
