import { isNumber } from '../amount/amount';
import { parseAmount } from '../amount/parse-amount';
import { greatest, least } from '../kit/lists';
import { normalName } from '../kit/same-name';
import type { Table } from '../pack/pack';
import { isZeroText } from '../workbook/amount-texts';
import type { TableLocation } from '../workbook/location';
import { cellAt, cellName, columnName, type SheetCell } from '../workbook/sheet';
import type { IssueList } from './issue-list';

/** Columns of such a title count rows; their numbers are no amounts. */
const COUNTING_TITLES = new Set(['序号', '行次', '编号']);
const SHOWN = 5;

/**
 * Nothing is half-read silently: a number within the table's area that ended in no cell of the project, and in no
 * message of its row, is reported. `read` holds the cells already accounted for, as `row,column`.
 */
export function noteUnreadNumbers(
  table: Table,
  location: TableLocation,
  read: ReadonlySet<string>,
  issues: IssueList,
): void {
  const { sheet, panels } = location;
  const reported = new Set(
    location.strangeRows.flatMap(({ row, panel }) =>
      (panels[panel] ?? []).flatMap(({ amount, columns }) =>
        amount === undefined ? [] : columns.map((column) => `${row},${column}`),
      ),
    ),
  );
  const counting = new Set(
    panels.flat().flatMap(({ shows, columns }) => (shows === 'number' || shows === 'code' ? columns : [])),
  );
  // A name may be a number too, where its line is known.
  const known = new Set(
    [...location.lines, ...location.codedLines].flatMap(({ row, panel }) =>
      (panels[panel] ?? []).flatMap(({ columns }) => columns.map((column) => `${row},${column}`)),
    ),
  );
  const unread = new Map<number, number[]>();
  for (const [row, cells] of sheet.rows) {
    if (row < location.firstBodyRow || row > location.bottom) continue;
    if (location.headerRows.includes(row)) continue;
    for (const [column, cell] of cells) {
      if (column < location.left || column > location.right || counting.has(column)) continue;
      const key = `${row},${column}`;
      if (read.has(key) || reported.has(key) || known.has(key) || !isAmount(cell)) continue;
      unread.set(column, [...(unread.get(column) ?? []), row]);
    }
  }
  const columns = panels.flat().flatMap((column) => column.columns);
  for (const [column, rows] of [...unread].toSorted(([one], [other]) => one - other)) {
    if (countsRows(location, column)) continue;
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
      message: `工作表“${sheet.name}”（${table.name}）${columnName(column)} 列${title}的 ${all}有数字，${why}`,
      cells: [],
      place: `${sheet.name}!${cellName(rows[0] ?? 0, column)}`,
    });
  }
}

function isAmount(cell: SheetCell): boolean {
  if (cell.date || cell.text === '') return false;
  if (cell.kind === 'number') return true;
  if (cell.kind !== 'text') return false;
  const parsed = parseAmount(cell.text, 'wanyuan');
  return parsed.ok && isNumber(parsed.value);
}

function countsRows(location: TableLocation, column: number): boolean {
  return headerTexts(location, column).some((text) => COUNTING_TITLES.has(normalName(text)));
}

function headingOf(location: TableLocation, column: number): string {
  const title = headerTexts(location, column).at(-1);
  return title === undefined ? '' : `“${title}”`;
}

function headerTexts(location: TableLocation, column: number): string[] {
  const texts: string[] = [];
  for (let row = location.anchor.row + 1; row < location.firstBodyRow; row += 1) {
    const cell = cellAt(location.sheet, row, column);
    if (cell?.kind === 'text' && !/[:：]/.test(cell.text) && /\p{L}/u.test(cell.text))
      texts.push(cell.text.trim());
  }
  return texts;
}
