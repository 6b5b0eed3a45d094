import { expect, test } from 'vitest';
import { explainCodeListProblem, readCodeList } from '#shared/import/read-code-list';
import type { PlainWorkbook, Sheet, SheetCell } from '#shared/workbook/sheet';

/** Rows of texts, as a clerk would draw them; digits alone are a number cell. */
function sheet(name: string, ...rows: readonly (readonly string[])[]): Sheet {
  const cells = rows.map((row) =>
    row.flatMap((text, column): [number, SheetCell][] =>
      text === '' ? [] : [[column, { kind: /^\d+$/.test(text) ? 'number' : 'text', text }]],
    ),
  );
  return {
    name,
    hidden: false,
    rows: new Map(cells.flatMap((row, at) => (row.length === 0 ? [] : [[at, new Map(row)]]))),
    merges: [],
    rowCount: rows.length,
    columnCount: Math.max(...rows.map((row) => row.length)),
  };
}

function read(...sheets: readonly Sheet[]) {
  const workbook: PlainWorkbook = { format: 'xlsx', sheets };
  const list = readCodeList(workbook);
  return list.ok ? list.value : explainCodeListProblem(list.problem);
}

test('code and name are found by their header, wherever they stand', () => {
  const list = read(
    sheet('说明', ['本表供参考']),
    sheet(
      '科目',
      ['2022 年政府收支分类科目'],
      [],
      ['序号', '科 目 名 称', '说明', '科目编码'],
      ['1', ' 一般公共服务支出', '', '201'],
      ['2', '　行政运行', '人员和公用', '２０１０３０１'],
      ['', '', '', ''],
    ),
    sheet('经济', ['编码', '名称'], ['301', '工资福利支出']),
  );
  expect(list).toEqual({
    codes: [
      { code: '201', name: '一般公共服务支出' },
      { code: '2010301', name: '行政运行' },
      { code: '301', name: '工资福利支出' },
    ],
    left: [],
  });
});

test('rows that are no code are told with their place', () => {
  const list = read(
    sheet(
      'S1',
      ['科目代码', '科目名称'],
      ['201', '一般公共服务支出'],
      ['合计', ''],
      ['20103', ''],
      ['201', '一般公共服务 支出'],
      ['201', '别的名称'],
    ),
  );
  expect(list).toEqual({
    codes: [{ code: '201', name: '一般公共服务支出' }],
    left: [
      { place: 'S1!A3', reason: '“合计”不是科目编码' },
      { place: 'S1!A4', reason: '编码 20103 没有名称' },
      { place: 'S1!A6', reason: '编码 201 已有名称“一般公共服务支出”，这里的“别的名称”没有采用' },
    ],
  });
});

test('a workbook without such a list is refused in a sentence', () => {
  expect(read(sheet('S', ['项目', '金额'], ['工资', '5']))).toContain('没有找到科目清单');
  expect(read(sheet('S', ['编码', '名称'], ['合计', '']))).toContain('没有编码');
});

test('lists side by side are all read; one under other words is told', () => {
  const codes = [
    { code: '201', name: '一般公共服务支出' },
    { code: '205', name: '教育支出' },
  ];
  expect(
    read(
      sheet(
        '科目',
        ['科目编码', '科目名称', '科目编码', '科目名称'],
        ['201', '一般公共服务支出', '205', '教育支出'],
      ),
    ),
  ).toEqual({ codes, left: [] });
  expect(
    read(sheet('科目', ['名称', '编码', '名称', '编码'], ['一般公共服务支出', '201', '教育支出', '205'])),
  ).toEqual({ codes, left: [] });
  expect(
    read(
      sheet(
        '科目',
        ['功能科目编码', '名称', '经济科目编码', '名称'],
        ['201', '一般公共服务支出', '301', '工资福利支出'],
      ),
    ),
  ).toEqual({
    codes: [{ code: '201', name: '一般公共服务支出' }],
    left: [{ place: '科目!C1', reason: '这一栏编码的表头与前面的不同，没有读取' }],
  });
});
