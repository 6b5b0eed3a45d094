import { present } from '../kit/assert';
import { tableName } from '../pack/column-words';
import type { Pack } from '../pack/pack';
import type { LocatedWorkbook } from '../workbook/locate-tables';
import { cellName } from '../workbook/sheet';
import type { IssueList } from './issue-list';
import type { UnreadNumber } from './unread-numbers';

const SHOWN = 5;

/** I-1, I-4: numbers above and between the tables, under merges, and below titles that have no header. */
export function noteOutsideNumbers(
  unread: readonly UnreadNumber[],
  { headless }: LocatedWorkbook,
  pack: Pack,
  issues: IssueList,
): void {
  for (const kind of ['outside', 'covered'] as const) {
    const found = unread.filter((number) => number.kind === kind);
    for (const sheet of new Set(found.map((number) => number.sheet))) {
      const here = found.filter((number) => number.sheet === sheet);
      const first = present(here[0], 'the sheet is that of one of them');
      const shown = here.slice(0, SHOWN).map(({ cell }) => cell);
      const all = here.length > SHOWN ? `${shown.join('、')} 等 ${here.length} 格` : shown.join('、');
      issues.add({
        rule: 'I-1',
        // What nobody sees cannot be missed; what stands beside a table may belong to it.
        severity: kind === 'covered' ? 'hint' : 'warning',
        message: `工作表“${sheet}”的 ${all} 有数字，${first.why}，请核对`,
        cells: [],
        place: `${sheet}!${first.cell}`,
      });
    }
  }
  for (const { table, sheet, anchor } of headless) {
    if (!unread.some((number) => number.sheet === sheet.name && number.kind === 'outside')) continue;
    const name = tableName(pack, table);
    issues.add({
      rule: 'I-4',
      severity: 'error',
      message: `工作表“${sheet.name}”的 ${cellName(anchor.row, anchor.column)} 是${name}的表名或表号，下面没有找到这张表的表头，没有读取，请核对表头`,
      cells: [],
      place: `${sheet.name}!${cellName(anchor.row, anchor.column)}`,
    });
  }
}
