import { isDeepStrictEqual } from 'node:util';
import { expect, test } from 'vitest';
import { locateBook } from '#shared/import/locate-book';
import { takeValues } from '#shared/import/take-values';
import { locateTables } from '#shared/workbook/locate-tables';
import type { PlainWorkbook } from '#shared/workbook/sheet';
import { numberCell, withCell } from '../../support/edit-sheet';
import { withoutLineNumbers } from '../../support/office-habits';
import { printedCells } from '../../support/printed-cells';
import { importFixture, loadShanxi, readFixture } from '../../support/reference';
import { addCells, insertColumns, insertRows, onSheets, textCell } from '../../support/vary-workbook';

const pack = loadShanxi();
const workbook = readFixture('filled');
const names = new Map(locateTables(workbook, pack).tables.map(({ table, sheet }) => [table, sheet.name]));
const messages = (changed: PlainWorkbook): string[] =>
  importFixture(pack, changed).report.issues.map(({ message }) => message);

test.each([
  ['01', '一、一般公共预算财政拔款收人', '一、一般公共预算财政拨款收入', 6, 0],
  ['01', '二十三、其它支出', '二十三、其他支出', 28, 3],
  ['10', '(一) 车辆合计', '(一) 车辆数合计(辆)', 14, 0],
  ['06', '5位 基本工资', '30101 基本工资', 6, 0],
])(
  'a row of %s called %s is reported with the line it is nearest to',
  (table, name, nearest, row, column) => {
    const found = messages(withCell(workbook, names.get(table)!, row, column, textCell(name)));
    expect(found.find((message) => message.includes(`第 ${row + 1} 行`))).toContain(`最接近的是“${nearest}”`);
  },
);

test('a code that is none is reported with the code it is nearest to', () => {
  const found = messages(withCell(workbook, names.get('03')!, 9, 0, textCell('201030')));
  expect(found.find((message) => message.includes('第 10 行'))).toMatch(
    /“201030 行政运行”.*最接近的是“2010301 行政运行”/,
  );
});

test.each([
  ['in an added column between', insertColumns, [9, 3], 'D10'],
  ['right of the table', undefined, [9, 12], 'M10'],
  ['in a row without words', insertRows, [9, 3], 'D10'],
  ['below the note', undefined, [31, 2], 'C32'],
] as const)('a number %s is reported with its cell', (_, insert, [row, column], cell) => {
  const name = names.get('03')!;
  const at = insert === insertRows ? row : column;
  const wider = insert ? onSheets((one) => (one.name === name ? insert(one, at) : one))(workbook) : workbook;
  const found = messages(withCell(wider, name, row, column, numberCell('8')));
  expect(found).toHaveLength(1);
  expect(found[0]).toContain(cell);
});

test('a number in a row that prints nothing but its 行次 is reported also without the 行次', () => {
  const bare = onSheets(withoutLineNumbers)(workbook);
  expect(messages(withCell(bare, names.get('01')!, 15, 1, numberCell('5')))[0]).toContain('B16');
});

test('a number where a label should be is reported', () => {
  const found = messages(withCell(workbook, names.get('01')!, 9, 0, numberCell('5')));
  expect(found.some((message) => message.includes('A10'))).toBe(true);
});

test('a column whose title is unknown is reported by its title and by the numbers that stand in it', () => {
  const found = messages(withCell(workbook, names.get('03')!, 3, 4, textCell('专项')));
  expect(found.some((message) => message.includes('没有找到栏目“项目支出”'))).toBe(true);
  expect(found.some((message) => message.includes('E 列“专项”') && message.includes('等'))).toBe(true);
});

test('a second line of the same name is reported', () => {
  const found = messages(withCell(workbook, names.get('01')!, 33, 0, textCell('本年收入合计')));
  expect(found).toEqual(
    expect.arrayContaining([expect.stringContaining('没有找到“使用非财政拨款结余”一行')]),
  );
});

/** Every value as printed, and whether anything was told; without the formulas, which cost most of an import. */
function taken(changed: PlainWorkbook) {
  const located = locateBook(pack, changed, []);
  if (!located.ok) return { entries: [], told: true };
  const { readings, issues } = takeValues(located.value);
  return {
    entries: [...readings].map(([id, { content }]) => [id, content.entries] as const),
    told: issues.all().length > 0,
  };
}

test('whatever single word of a filled row or header is spoilt, no number is lost in silence', () => {
  const printed = printedCells(pack, workbook);
  const filled = new Set(printed.map(({ sheet, row }) => `${sheet}!${row}`));
  const { entries: reference } = taken(workbook);
  let spoilt = 0;
  for (const sheet of workbook.sheets) {
    for (const [row, cells] of sheet.rows) {
      for (const [column, cell] of cells) {
        const inHeader = row >= 3 && row < 5;
        if (cell.kind !== 'text' || !(inHeader || filled.has(`${sheet.name}!${row}`))) continue;
        const { entries, told } = taken(withCell(workbook, sheet.name, row, column, textCell('某某')));
        const same = isDeepStrictEqual(entries, reference);
        if (!same) expect([sheet.name, row, column, told]).toEqual([sheet.name, row, column, true]);
        spoilt += 1;
      }
    }
  }
  expect(spoilt).toBeGreaterThan(200);
  // Some hundreds of whole imports.
}, 120_000);

const unreadOf = (changed: PlainWorkbook) =>
  importFixture(pack, changed).report.unread.map(({ cell, text, kind }) => [cell, text, kind]);

test('the reference leaves no number unread', () => {
  expect(unreadOf(workbook)).toEqual([]);
});

test('each number that was not read is listed with its own place and the reason', () => {
  const name = names.get('03')!;
  const renamed = withCell(workbook, name, 9, 1, textCell('某某'));
  const spoilt = withCell(withCell(renamed, name, 9, 0, textCell('某某')), name, 1, 9, numberCell('8765.43'));
  const found = unreadOf(withCell(spoilt, name, 10, 2, textCell('５元 左右')));
  const { sheets } = workbook;
  const row = sheets.find((sheet) => sheet.name === name)?.rows.get(9);
  const amounts = [...(row ?? [])].filter(([column, { text }]) => column > 1 && text !== '0');
  expect(found).toContainEqual(['J2', '8765.43', 'outside']);
  for (const [column, { text }] of amounts) {
    expect(found).toContainEqual([`${'ABCDEFGH'[column]}10`, text, 'row']);
  }
});

test('a number under a merge is listed, as is one with a unit behind it', () => {
  const name = names.get('03')!;
  const [sheet] = workbook.sheets.filter((one) => one.name === name);
  const covered = { ...sheet!, covered: [{ row: 9, column: 3, text: '12.5' }] };
  const changed = { ...workbook, sheets: workbook.sheets.map((one) => (one === sheet ? covered : one)) };
  expect(unreadOf(changed)).toEqual([['D10', '12.5', 'covered']]);
  expect(unreadOf(withCell(workbook, name, 9, 12, textCell('35.5 万元')))).toEqual([
    ['M10', '35.5 万元', 'column'],
  ]);
});

test.each([
  ['XFD1048576', 1_048_575, 16_383],
  ['XFD10', 9, 16_383],
  ['C1048576', 1_048_575, 2],
])('a lone number at %s of each sheet is listed, and changes nothing else', (cell, row, column) => {
  const far = onSheets((sheet) => addCells(sheet, [[row, column, '8.5']]))(workbook);
  const sheets = locateTables(workbook, pack).tables.length;
  expect(unreadOf(far)).toEqual(Array.from({ length: sheets }, () => [cell, '8.5', 'column']));
  expect(taken(far).entries).toEqual(taken(workbook).entries);
});

test('a table that itself stands far out is read, whatever stands before it', () => {
  const far = onSheets((sheet) =>
    addCells(insertColumns(insertRows(sheet, 0, 12_000), 0, 300), [[0, 0, '附件']]),
  );
  expect(taken(far(workbook)).entries).toEqual(taken(workbook).entries);
});

test('below a title without its header nothing is read, and every number is listed', () => {
  const broken = onSheets((sheet) =>
    sheet.name === names.get('03')
      ? { ...sheet, rows: new Map([...sheet.rows].filter(([row]) => row < 3 || row > 5)) }
      : sheet,
  );
  const { report } = importFixture(pack, broken(workbook));
  expect(report.tables.find(({ table }) => table === '03')?.found).toBe(false);
  expect(report.unread.length).toBeGreaterThan(20);
  expect(new Set(report.unread.map(({ sheet }) => sheet))).toEqual(new Set([names.get('03')]));
  expect(report.issues.some(({ message }) => message.includes('下面没有找到这张表的表头'))).toBe(true);
});
