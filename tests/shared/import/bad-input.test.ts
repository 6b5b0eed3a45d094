import { expect, test } from 'vitest';
import { parseAddress } from '#shared/document/address';
import { importWorkbook } from '#shared/import/import-workbook';
import { locateTables } from '#shared/workbook/locate-tables';
import type { PlainWorkbook, SheetCell } from '#shared/workbook/sheet';
import { numberCell, withCell, withoutSheet } from '../../support/edit-sheet';
import { importFixture, loadShanxi, readFixture, sessionOf } from '../../support/reference';

const pack = loadShanxi();
const workbook = readFixture('filled');
const sheetOf = (table: string) =>
  locateTables(workbook, pack).tables.find((found) => found.table === table)!.sheet.name;

function findings(changed: PlainWorkbook) {
  return sessionOf(pack, importFixture(pack, changed).document).findings();
}
const failing = (changed: PlainWorkbook) => findings(changed).filter(({ state }) => state === 'fail');
const text = (value: string): SheetCell => ({ kind: 'text', text: value });

/** 03[2010301,2] stands in D10 of the workbook. */
const LEAF = { sheet: sheetOf('03'), row: 9, column: 3, address: '03[2010301,2]' };

test.each([
  ['1,2,3', text('1,2,3'), '千分位逗号位置不对'],
  ['abc', text('abc'), '不是数字'],
  ['three decimals', numberCell('10914325.921'), '小数超过两位'],
  ['a percentage', { ...numberCell('0.5'), percent: true } satisfies SheetCell, '按百分比显示'],
  ['a date', { ...numberCell('44000'), date: true } satisfies SheetCell, '是日期'],
  ['an error value', { kind: 'error', text: '#REF!' } satisfies SheetCell, '是错误值 #REF!'],
  [
    'a formula without a result',
    { kind: 'number', text: '', formula: 'A1', uncomputed: true } satisfies SheetCell,
    '没有计算结果',
  ],
])('an amount cell holding %s is left blank and reported with sheet and cell', (_, cell, words) => {
  const changed = withCell(workbook, LEAF.sheet, LEAF.row, LEAF.column, cell);
  const imported = importFixture(pack, changed);
  const session = sessionOf(pack, imported.document);
  expect(session.cell(parseAddress(LEAF.address)!)?.value).toBeNull();
  const found = session.findings().find(({ rule, issue }) => rule === 'G-5' && issue !== undefined);
  expect(found).toMatchObject({ state: 'fail', severity: 'error', cells: [LEAF.address] });
  expect(found?.message).toContain(words);
  expect(found?.message).toContain('D10');
  expect(imported.report.issues[0]?.place).toBe(`${LEAF.sheet}!D10`);
});

test('a code of six digits is reported with its row, and the rest is read', () => {
  const changed = withCell(workbook, sheetOf('03'), 9, 0, text('201030'));
  const found = failing(changed).find(({ rule }) => rule === 'G-1');
  expect(found?.severity).toBe('error');
  expect(found?.message).toContain('第 10 行');
  expect(found?.message).toContain('201030');
  expect(importFixture(pack, changed).document.tables.get('03')?.lines).toHaveLength(20);
});

test('a blank total is filled from its parts and reported as 漏填', () => {
  const changed = withCell(workbook, sheetOf('03'), 6, 2, undefined);
  expect(failing(changed)).toMatchObject([{ rule: 'G-9', severity: 'warning', cells: ['03[合计,1]'] }]);
});

test('a missing parent line is made and reported', () => {
  let changed = workbook;
  for (let column = 0; column < 8; column += 1)
    changed = withCell(changed, sheetOf('03'), 8, column, undefined);
  const imported = importFixture(pack, changed);
  expect(imported.document.tables.get('03')?.lines.map(({ code }) => code)).toContain('20103');
  expect(imported.document.issues).toMatchObject([{ rule: 'G-2', severity: 'warning' }]);
});

test('a missing table is an error, and what reads it is not run', () => {
  const changed = withoutSheet(workbook, sheetOf('05'));
  const all = findings(changed);
  expect(all.filter(({ state }) => state === 'fail')).toMatchObject([{ rule: 'G-8', severity: 'error' }]);
  const idle = all
    .filter(({ rule }) => rule === 'X-6' || rule === 'X-8')
    .filter(({ state }) => state === 'not-run');
  expect(idle.map(({ message }) => message).every((message) => message.includes('缺少公开05表'))).toBe(true);
  expect(idle.length).toBeGreaterThan(0);
});

test('one wrong total is one override and the rules that read it; correct totals above a wrong leaf are none', () => {
  const imported = importFixture(pack, withCell(workbook, sheetOf('03'), 6, 2, numberCell('55923963.73')));
  expect(imported.report.tables.flatMap(({ overrides }) => overrides)).toEqual([
    {
      cell: '03[合计,1]',
      place: expect.stringMatching(/^GK03.*!C\d+$/),
      printed: '55923963.73',
      computed: '55923963.72',
    },
  ]);
});

test('a number in a row without a label is reported', () => {
  const changed = withCell(workbook, sheetOf('01'), 15, 2, numberCell('5'));
  const found = failing(changed).find(({ rule }) => rule === 'I-1');
  expect(found?.message).toContain('第 16 行');
});

test('a number where the pack prints — is reported and not taken', () => {
  const changed = withCell(workbook, sheetOf('06'), 10, 11, numberCell('5'));
  expect(failing(changed)).toMatchObject([{ rule: 'G-5', cells: ['06[309,2]'] }]);
});

test("a workbook of something else, and the ministry's own tables, are refused with words of their own", () => {
  const other: PlainWorkbook = {
    format: 'xlsx',
    sheets: [
      {
        name: '工资',
        hidden: false,
        rows: new Map([[0, new Map([[0, text('姓名')]])]]),
        merges: [],
        rowCount: 1,
        columnCount: 1,
      },
    ],
  };
  expect(importWorkbook(pack, other, 'a')).toMatchObject({ ok: false, problem: { kind: 'no-tables' } });
  const ministry = {
    ...other,
    sheets: [
      {
        ...other.sheets[0]!,
        rows: new Map([
          [0, new Map([[0, text('收入支出决算总表')]])],
          [1, new Map([[5, text('财决01表')]])],
        ]),
        rowCount: 2,
        columnCount: 6,
      },
    ],
  };
  expect(importWorkbook(pack, ministry, 'a')).toMatchObject({
    ok: false,
    problem: { kind: 'ministry-tables', number: '财决01表' },
  });
});

test("an organisation's name that sounds like a scale label does not change the scale", () => {
  const named = withCell(workbook, sheetOf('03'), 2, 0, text('部门名称：甲单位：万元店'));
  expect(importFixture(pack, named).document.tables.get('03')?.scale).toBe('yuan');
  const together = withCell(
    withCell(workbook, sheetOf('03'), 2, 0, text('部门名称：某局　2022年度　金额单位：万元')),
    sheetOf('03'),
    2,
    7,
    undefined,
  );
  expect(importFixture(pack, together).document.tables.get('03')?.scale).toBe('wanyuan');
});

test.each([
  ['部门名称：某市（区）①局（本级）', '某市（区）①局（本级）'],
  ['部门名称 ：  某局（ＡＢ中心） 2022年度　金额单位：元', '某局（ＡＢ中心）'],
  ['部门名称：某\u00ad局\u200b（本级）', '某局（本级）'],
])('an organisation is called as it is printed: %s', (caption, organisation) => {
  // The first table that names anybody names the project's organisation.
  const named = withCell(workbook, sheetOf('01'), 2, 0, text(caption));
  expect(importFixture(pack, named).document.facts.organisation).toBe(organisation);
});

test('the old and the new format of last year give the same project', () => {
  const xls = importFixture(pack, readFixture('lastYearXls')).document;
  const xlsx = importFixture(pack, readFixture('lastYear')).document;
  expect(xls).toEqual(xlsx);
  expect(xls.facts.year).toBe(2021);
});

test('a count that does not add up is told as a count, not as money', () => {
  const name = sheetOf('10');
  const rows = workbook.sheets.find((sheet) => sheet.name === name)?.rows ?? new Map<number, never>();
  const [row] = [...rows].find(([, cells]) =>
    [...cells.values()].some((cell) => cell.kind === 'text' && cell.text.includes('车辆数合计')),
  ) ?? [-1];
  const [column] = [...(rows.get(row) ?? [])].findLast(([, cell]) => cell.kind === 'number') ?? [-1];
  expect(row).toBeGreaterThan(0);
  const { report } = importFixture(pack, withCell(workbook, name, row, column, numberCell('29')));
  const told = report.tables.find(({ table }) => table === '10')?.overrides ?? [];
  expect(told.map(({ cell, printed, computed }) => [cell, printed, computed])).toEqual([
    ['10[7,1]', '29', expect.stringMatching(/^\d+$/)],
  ]);
});
