import { expect, test } from 'vitest';
import { findHeading } from '#shared/workbook/find-heading';
import type { Sheet } from '#shared/workbook/sheet';

function sheet(...texts: readonly string[]): Sheet {
  const rows = new Map(texts.map((text, row) => [row, new Map([[0, { kind: 'text' as const, text }]])]));
  return { name: '封面', hidden: false, rows, merges: [], rowCount: texts.length, columnCount: 1 };
}

test.each([
  ['上海市示范事务局2024年度部门决算', '上海市示范事务局', 2024],
  ['上海市 示范局 2024 年度部门决算表', '上海市示范局', 2024],
  ['某市某局（本级）2024年度部门决算', '某市某局（本级）', 2024],
  ['某区某街道办事处２０２３年度单位决算公开报表', '某区某街道办事处', 2023],
])('%s', (text, organisation, year) => {
  expect(findHeading({ format: 'xlsx', sheets: [sheet('目录', text)] })).toEqual({ organisation, year });
});

test.each([
  '2024年度部门决算',
  '上海市 XX 局 2024 年度部门决算表',
  '收入支出决算总表',
  '上海市某局2024年度预算',
])('%s names nobody', (text) => {
  expect(findHeading({ format: 'xlsx', sheets: [sheet(text)] })).toBeUndefined();
});
