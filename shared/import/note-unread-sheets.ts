import { tableName } from '../pack/column-words';
import type { Pack } from '../pack/pack';
import type { LocatedWorkbook } from '../workbook/locate-tables';
import { cellName, type PlainWorkbook } from '../workbook/sheet';
import type { IssueList } from './issue-list';
import { ministryName } from './ministry-name';

/** I-4: the ministry's own tables, and a second print of a table already read. */
export function noteUnreadSheets(
  { lostSheets = [] }: PlainWorkbook,
  located: LocatedWorkbook,
  pack: Pack,
  issues: IssueList,
): void {
  for (const sheet of lostSheets) {
    issues.add({
      rule: 'I-4',
      severity: 'error',
      message: `工作表“${sheet}”列在文件的目录里，文件中却没有它的内容，没有读取，请重新导出`,
      cells: [],
      place: sheet,
    });
  }
  for (const { sheet, number } of located.ministrySheets) {
    issues.add({
      rule: 'I-4',
      severity: 'warning',
      message: `工作表“${sheet}”是${ministryName(number)}，不是公开表，没有读取`,
      cells: [],
      place: sheet,
    });
  }
  for (const { sheet, place, shown, tables } of located.conflicts) {
    const [titled, numbered] = tables.map((id) => pack.tables.find((table) => table.id === id)?.title ?? id);
    issues.add({
      rule: 'I-4',
      severity: 'error',
      message: `工作表“${sheet.name}”的“${shown}”是“${titled}”，表号却是“${numbered}”的，分不清是哪一张表，没有读取，请在“对应关系”中选择`,
      cells: [],
      place: `${sheet.name}!${cellName(place.row, place.column)}`,
    });
  }
  for (const { table, sheet } of located.repeated) {
    const name = tableName(pack, table);
    issues.add({
      rule: 'I-4',
      severity: 'warning',
      message: `${name}在工作表“${sheet}”中又出现一次，只读取了前一处，请核对`,
      cells: [],
      place: sheet,
    });
  }
}
