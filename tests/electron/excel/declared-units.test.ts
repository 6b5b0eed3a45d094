import ExcelJS from 'exceljs';
import { expect, test } from 'vitest';
import { importWorkbook } from '#shared/import/import-workbook';
import { normalName } from '#shared/kit/same-name';
import { plainBook } from '../../support/small-books';
import { loadValueKinds } from '../../support/value-kinds';

const pack = loadValueKinds();

type Row = readonly (string | number | null)[];

/** One table of the pack with kinds of values, printed with a column of units. */
async function read(title: string, number: string, header: Row, rows: readonly Row[]) {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('表');
  for (const row of [[title], [number], ['部门名称：某单位', '2024年度', '金额单位：元'], header, ...rows])
    sheet.addRow([...row]);
  const imported = importWorkbook(pack, plainBook(new Uint8Array(await book.xlsx.writeBuffer())), 'w');
  if (!imported.ok) throw new Error(imported.problem.kind);
  const { document, report } = imported.value;
  return {
    value: (table: string, line: string, column: number) =>
      document.tables.get(table)?.entries.get(line)?.get(column)?.value ?? null,
    errors: report.issues.filter(({ severity }) => severity === 'error').map(({ message }) => message),
  };
}

const assets = (unit: string, count: number | string) =>
  read(
    '国有资产占用情况表',
    '公开03表',
    ['项目', '行次', '计量单位', '统计数', '说明'],
    [
      ['车辆合计', 1, '辆', 3, null],
      ['其中：轿车', 2, '辆', 3, '含应急车辆'],
      ['越野车', 3, unit, count, null],
      ['单价一百万元以上设备', 4, '台', 2, null],
      ['房屋价值', 5, '亿元', 3.25, null],
    ],
  );

test('rows in the units that the pack declares, 台 for 台（套）, and money in whatever unit it is printed', async () => {
  const { value, errors } = await assets('辆', 0);
  expect(errors).toEqual([]);
  expect(value('03', '2', 1)).toBe(3n);
  expect(value('03', '4', 1)).toBe(2n);
  expect(value('03', '5', 1)).toBe(32_500_000_000n);
  expect(value('03', '2', 2)).toBe("'含应急车辆");
});

test.each(['人', '万元', '%', '台（套）'])(
  'a number of vehicles counted in %s is an error with its place',
  async (unit) => {
    const { value, errors } = await assets(unit, 5);
    expect(value('03', '3', 1)).toBeNull();
    expect(errors.find((message) => message.includes('D7'))).toContain(normalName(unit));
  },
);

const projects = (unit: string | null, rate: number) =>
  read(
    '项目支出绩效自评汇总表',
    '公开01表',
    [
      '项目',
      '行次',
      '计量单位',
      '全年预算数',
      '全年执行数',
      '其中：财政拨款（万元）',
      '执行率',
      '得分',
      '等级',
      '完成日期',
      '备注',
    ],
    [['一、设备购置项目', 1, unit, null, null, null, rate, null, null, null, '按合同付款']],
  );

test('95.5 and 0.8 in a row of % are 95.5% and 0.8%; a rate in 辆 or 万元 is none', async () => {
  expect((await projects('%', 95.5)).value('01', '1', 4)).toBe(9550n);
  expect((await projects('%', 0.8)).value('01', '1', 4)).toBe(80n);
  const bare = await projects(null, 0.8);
  expect(bare.value('01', '1', 4)).toBeNull();
  for (const unit of ['辆', '万元']) {
    const { value, errors } = await projects(unit, 95.5);
    expect(value('01', '1', 4)).toBeNull();
    expect(errors.find((message) => message.includes('G5'))).toContain(unit);
    expect(value('01', '1', 8)).toBe("'按合同付款");
  }
});

const counted = (title: string, count: number | null, value: number | null) =>
  read(
    '国有资产占用情况表',
    '公开03表',
    ['项目', '行次', title, '说明'],
    [
      ['车辆合计', 1, count, null],
      ['其中：轿车', 2, count, null],
      ['房屋价值', 5, value, null],
    ],
  );

test.each(['统计数（辆）', '统计数 (辆)', '统计数（单位：辆）', '统计数（辆、台）'])(
  'a column called %s is the pack’s 统计数, counted in what the pack counts in',
  async (title) => {
    const { value, errors } = await counted(title, 3, null);
    expect(errors.filter((message) => !message.includes('没有找到'))).toEqual([]);
    expect(value('03', '2', 1)).toBe(3n);
  },
);

test('a unit in the title that is not the pack’s is an error with its place', async () => {
  const { value, errors } = await counted('统计数（人）', 3, null);
  expect(value('03', '2', 1)).toBeNull();
  expect(errors.find((message) => message.includes('C6'))).toContain('单位“人”，表样中这一格的单位是“辆”');
});

test('an amount under a title that counts things is none', async () => {
  const { value, errors } = await counted('统计数（辆）', 3, 3.25);
  expect(value('03', '5', 1)).toBeNull();
  expect(errors.find((message) => message.includes('C7'))).toContain('单位“辆”，不是金额');
});

test('95.5 under 执行率（%） is 95.5%, as in a row that says so', async () => {
  const { value } = await read(
    '项目支出绩效自评汇总表',
    '公开01表',
    [
      '项目',
      '行次',
      '全年预算数',
      '全年执行数',
      '其中：财政拨款（万元）',
      '执行率（%）',
      '得分',
      '等级',
      '完成日期',
      '备注',
    ],
    [['一、设备购置项目', 1, null, null, null, 95.5, null, null, null, null]],
  );
  expect(value('01', '1', 4)).toBe(9550n);
});
