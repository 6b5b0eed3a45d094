import { expect, test } from 'vitest';
import { importWorkbook } from '#shared/import/import-workbook';
import { mappingOf } from '#shared/import/mapping-of';
import type { Answer } from '#shared/mapping/answer';
import { openQuestions } from '#shared/mapping/questions';
import { loadShanxi } from '../../support/reference';
import { LINES, plainBook, type SmallTable, smallBook } from '../../support/small-books';

const pack = loadShanxi();
const HEADER = [
  ['项目', null, '本年支出', null, null],
  ['功能分类科目编码', '科目名称', '小计', '基本支出', '项目支出'],
];
const IN_YUAN = [1091432590n, 4500963782n];
const IN_WANYUAN = [10914325900000n, 45009637820000n];

async function read(table: SmallTable, answers: readonly Answer[] = []) {
  const imported = importWorkbook(pack, plainBook(await smallBook(table)), 'w', answers);
  if (!imported.ok) throw new Error(imported.problem.kind);
  const { document, report, book } = imported.value;
  const row = document.tables.get('05')?.entries.get('2010301');
  return {
    amounts: [2, 3].map((column) => row?.get(column)?.value ?? null),
    questions: openQuestions(pack, mappingOf(book)).map(({ id }) => id),
    errors: report.issues.filter(({ severity, rule }) => severity === 'error' && rule === 'G-5'),
  };
}

test.each([
  ['金额单位：万元', IN_WANYUAN],
  ['单位：（万元）', IN_WANYUAN],
  ['单位： 万 元', IN_WANYUAN],
  ['單位：萬元', IN_WANYUAN],
  ['金额单位：万圆', IN_WANYUAN],
  ['单位：万元/人次', IN_WANYUAN],
  ['单位：元角分', IN_YUAN],
])('“%s” is understood', async (unit, amounts) => {
  expect(await read({ unit })).toEqual({ amounts, questions: [], errors: [] });
});

test.each([
  ['a unit of other money', { unit: '单位：万美元' }, '万美元'],
  ['a unit nobody knows', { unit: '金额单位：W元' }, 'W元'],
  ['a unit with a number', { unit: '单位：10万元' }, '10万元'],
  ['角', { unit: '金额单位：角' }, '角'],
  ['two units', { unit: '单位：元、万元' }, '元、万元'],
  ['a second unit in brackets', { unit: '金额单位：元（万元）' }, '元(万元)'],
  ['a second label in the same cell', { unit: '金额单位：元 取数单位：万元' }, '万元'],
  [
    'a second label',
    { header: [['金额单位：万元', null, null, null, null], ...HEADER], merges: ['A5:B5', 'C5:E5'] },
    '元、万元',
  ],
  ['another unit in the title', { title: '一般公共预算财政拨款支出决算表（万元）' }, '元、万元'],
  ['another unit in a note', { body: [...LINES, ['注：本表以万元为单位。']] }, '元、万元'],
] satisfies [string, SmallTable, string][])(
  '%s leaves open which is meant: an error with its words and place, and a question',
  async (_, table, words) => {
    const { questions, errors } = await read(table);
    expect(questions).toEqual(['scale:05']);
    const [error] = errors;
    expect(error?.message).toContain('看不出是元、万元还是别的');
    expect(error?.message).toContain(words);
    expect(error?.place).toMatch(/^表!/);
    const said = await read(table, [{ of: 'scale', table: '05', scale: 'wanyuan' }]);
    expect(said).toEqual({ amounts: IN_WANYUAN, questions: [], errors: [] });
  },
);

test.each([
  ['below the titles', [...HEADER, [null, null, '万元', '万元', '万元']]],
  ['in brackets', [...HEADER, [null, null, '（万元）', '（万元）', '（万元）']]],
  ['before the 栏次', [...HEADER, [null, null, '万元', '万元', '万元'], ['栏次', null, '1', '2', '3']]],
  ['behind the 栏次', [...HEADER, ['栏次', null, '1', '2', '3'], [null, null, '万元', '万元', '万元']]],
  ['over the titles', [['项目', null, '万元', null, null], HEADER[1] ?? []]],
])('a row of units %s says in what its columns are, whatever the caption says', async (_, header) => {
  expect(await read({ header })).toEqual({ amounts: IN_WANYUAN, questions: [], errors: [] });
});

test('of a row of units each column has its own', async () => {
  const { amounts } = await read({ header: [...HEADER, [null, null, '元', '元', '万元']] });
  expect(amounts).toEqual([IN_YUAN[0], IN_WANYUAN[1]]);
});
