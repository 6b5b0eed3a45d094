import { expect, test } from 'vitest';
import { columnWords } from '#shared/pack/column-words';
import { SHANXI } from '../shanxi-pack';

const table = (id: string) => SHANXI.tables.find((one) => one.id === id)!;

test.each([
  ['06', '30101', 1, '人员经费·金额'],
  ['06', '30201', 1, '公用经费·金额'],
  ['06', '人员', 2, '人员经费·其中：基本支出'],
  ['06', '301', 2, '人员经费·其中：基本支出'],
  ['01', '27', 1, '收入·决算数'],
  ['03', '2010301', 2, '基本支出'],
])('%s[%s,%i] stands under the words of its own panel', (id, line, column, words) => {
  expect(columnWords(table(id), line, column)).toBe(words);
});

test('a column of several panels is called by what they share', () => {
  expect(table('06').columns.map(({ path }) => path)).toEqual([['金额'], ['其中：基本支出']]);
});
