import { greatest, least } from '../kit/lists';
import type { Table } from '../pack/pack';
import { isZeroText } from '../workbook/amount-texts';
import type { TableLocation } from '../workbook/location';
import { headerTexts, holdsNumber, namingPlaces } from '../workbook/number-cells';
import { PlaceSet } from '../workbook/place-set';
import { cellAt, cellName, columnName } from '../workbook/sheet';
import type { IssueList } from './issue-list';

const SHOWN = 5;

/**
 * Nothing is half-read silently: a number within the table's area that ended in no cell of the project, and in no
 * message of its row, is reported. `read` and, by their places (`工作表!C7`), `elsewhere` hold the cells already accounted for.
 */
export function noteUnreadNumbers(
  table: Table,
  location: TableLocation,
  { read, elsewhere }: { readonly read: PlaceSet; readonly elsewhere: ReadonlySet<string> },
  issues: IssueList,
): void {
  const { sheet, panels } = location;
  const reported = new PlaceSet();
  for (const { row, panel } of location.strangeRows) {
    for (const { amount, columns } of panels[panel] ?? []) {
      if (amount !== undefined) for (const column of columns) reported.add(row, column);
    }
  }
  const names = namingPlaces(location);
  const unread = new Map<number, number[]>();
  for (const [row, cells] of sheet.rows) {
    if (row < location.firstBodyRow || row > location.bottom) continue;
    if (location.headerRows.includes(row)) continue;
    for (const [column, cell] of cells) {
      if (column < location.left || column > location.right) continue;
      if (read.has(row, column) || reported.has(row, column) || !holdsNumber(cell) || names(row, column))
        continue;
      if (elsewhere.has(`${sheet.name}!${cellName(row, column)}`)) continue;
      unread.set(column, [...(unread.get(column) ?? []), row]);
    }
  }
  const columns = panels.flat().flatMap((column) => column.columns);
  for (const [column, rows] of [...unread].toSorted(([one], [other]) => one - other)) {
    const inside = least(columns) <= column && column <= greatest(columns);
    const shown = rows.slice(0, SHOWN).map((row) => cellName(row, column));
    const all = rows.length > SHOWN ? `${shown.join('、')} 等 ${rows.length} 格` : shown.join('、');
    const zero = rows.every((row) => isZeroText(cellAt(sheet, row, column)?.text ?? ''));
    const title = headingOf(location, column);
    const ignored = location.headings.some((heading) => heading.column === column && heading.ignored);
    const why = ignored ? '按您定的对应关系忽略，没有读取' : '不在表样的任何一格，没有读取，请核对';
    issues.add({
      rule: 'I-1',
      severity: zero || ignored ? 'hint' : inside ? 'error' : 'warning',
      message: `工作表“${sheet.name}”（${table.name}）${columnName(column)} 列${title}的 ${all} 有数字，${why}`,
      cells: [],
      place: `${sheet.name}!${cellName(rows[0] ?? 0, column)}`,
    });
  }
}

function headingOf(location: TableLocation, column: number): string {
  const title = headerTexts(location, column).at(-1);
  return title === undefined ? '' : `“${title}”`;
}
