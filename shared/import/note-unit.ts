import { SCALE_NAMES, type Scale } from '../amount/amount';
import { isExpectedPower } from '../amount/money-unit';
import type { Table } from '../pack/pack';
import type { AskedCell } from '../workbook/asked-cell';
import type { TableLocation } from '../workbook/location';
import { cellName } from '../workbook/sheet';
import type { IssueList } from './issue-list';

/** An amount in another unit would be wrong by a power of ten: the clerk is told first of all. */
export function noteUnit(table: Table, page: TableLocation, published: Scale, issues: IssueList): void {
  const { unit, power, scale, scaleAt, scaleBy } = page.caption;
  const sheet = page.sheet.name;
  const doubtful = [page, ...page.continuations].find(
    ({ caption }) => caption.doubt && caption.scaleBy === 'default',
  );
  if (doubtful?.caption.doubt) {
    const { words, place } = doubtful.caption.doubt;
    issues.add({
      rule: 'G-5',
      severity: 'error',
      message: `工作表“${doubtful.sheet.name}”（${table.name}）的金额单位写着“${words}”，看不出是元、万元还是别的，已按${SCALE_NAMES[scale]}读取，请在“对应关系”中写明`,
      cells: [],
      place: `${doubtful.sheet.name}!${cellName(place.row, place.column)}`,
    });
  } else if (scaleBy === 'default') {
    issues.add({
      rule: 'G-5',
      severity: 'warning',
      message: `工作表“${sheet}”（${table.name}）没有写明金额单位，已按${SCALE_NAMES[scale]}读取，请核对`,
      cells: [],
      place: sheet,
    });
  }
  const [, other] = new Set([page, ...page.continuations].map(({ caption }) => caption.power));
  if (other !== undefined) {
    issues.add({
      rule: 'G-5',
      severity: 'warning',
      message: `${table.name}各页的金额单位不一致，已按各页写明的单位分别读取，请核对`,
      cells: [],
      place: sheet,
    });
  }
  if (isExpectedPower(power, published)) return;
  issues.add({
    rule: 'G-5',
    severity: 'error',
    message: `工作表“${sheet}”（${table.name}）的金额单位是“${unit}”，已按${unit}换算成元读取；公开表${published === 'yuan' || published === 'wanyuan' ? '只用元或万元' : `用${SCALE_NAMES[published]}`}，请核对`,
    cells: [],
    place: scaleAt ? `${sheet}!${cellName(scaleAt.row, scaleAt.column)}` : sheet,
  });
}

const SHOWN = 5;

/** Numbers whose formats show other numbers than are stored, where the label fits neither alone: none of them is read. */
export function noteUnclearReading(table: Table, asked: readonly AskedCell[], issues: IssueList): void {
  const [first] = asked;
  if (!first) return;
  const cells = asked.slice(0, SHOWN).map(({ cell }) => cell);
  const all = asked.length > SHOWN ? `${cells.join('、')} 等 ${asked.length} 格` : cells.join('、');
  issues.add({
    rule: 'G-5',
    severity: 'error',
    message: `工作表“${first.sheet}”（${table.name}）的 ${all}，数字格式显示的数与存储的数不同，看不出金额是哪一个，没有读取，请在“对应关系”中选择`,
    cells: asked.map(({ address }) => address),
    place: `${first.sheet}!${first.cell}`,
  });
}
