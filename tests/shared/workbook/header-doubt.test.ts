import { expect, test } from 'vitest';
import { importWorkbook } from '#shared/import/import-workbook';
import { mappingOf } from '#shared/import/mapping-of';
import type { Answer } from '#shared/mapping/answer';
import { openQuestions } from '#shared/mapping/questions';
import { loadShanxi } from '../../support/reference';
import { LINES, plainBook, smallBook } from '../../support/small-books';

const pack = loadShanxi();

async function read(table: Parameters<typeof smallBook>[0], answers: readonly Answer[] = []) {
  const workbook = plainBook(await smallBook(table));
  const imported = importWorkbook(pack, workbook, 'w', answers);
  if (!imported.ok) throw new Error(imported.problem.kind);
  const { document, report, book } = imported.value;
  return {
    value: (id: string, line: string, column: number) =>
      document.tables.get(id)?.entries.get(line)?.get(column)?.value ?? null,
    questions: openQuestions(pack, mappingOf(book)),
    errors: report.issues.filter(({ severity }) => severity === 'error').map(({ message }) => message),
  };
}

const under05 = (group: string) => ({
  header: [
    ['项目', null, group, null, null],
    ['功能分类科目编码', '科目名称', '小计', '基本支出', '项目支出'],
  ],
});

test.each(['上年支出', '2021年决算数', '去年'])('05 under “%s” is not this year’s', async (group) => {
  const { value, errors, questions } = await read(under05(group));
  expect(value('05', '2010301', 2)).toBeNull();
  expect(errors.join()).toContain(`在“${group}”之下，不是本年的数`);
  expect(questions).toEqual([]);
});

test.each(['本年支出', '2022年决算数', '2022年支出'])('05 under “%s” is', async (group) => {
  const { value, errors } = await read(under05(group));
  expect(value('05', '2010301', 2)).toBe(1091432590n);
  expect(errors).toEqual(expect.not.arrayContaining([expect.stringContaining('之下')]));
});

test('a group that nobody knows is asked about, and read once the clerk has said what it is', async () => {
  const asked = await read(under05('甲'));
  expect(asked.value('05', '2010301', 2)).toBeNull();
  expect(asked.questions.map(({ id }) => id)).toEqual(['group:05:甲']);
  expect(asked.questions[0]?.options.map(({ key }) => key)).toContain('本年支出');
  const said = await read(under05('甲'), [{ of: 'group', table: '05', words: '甲', group: '本年支出' }]);
  expect(said.value('05', '2010301', 2)).toBe(1091432590n);
  expect(said.questions).toEqual([]);
});

test.each(['公开05表', '附表5', '表5', '附表1-5', '金额单位：元', '2022年度'])(
  '“%s” over the columns is the caption’s and no group',
  async (words) => {
    const { value, questions } = await read({
      header: [[null, null, words, null, null], ...under05('支出数').header.slice(1)],
    });
    expect(value('05', '2010301', 2)).toBe(1091432590n);
    expect(questions).toEqual([]);
  },
);

const SEVEN = ['合计', '因公出国（境）费', '小计', '公务用车购置费', '公务用车运行维护费', '公务接待费'];
const under07 = (first: string, second: string) => ({
  title: '财政拨款“三公”经费支出决算表',
  number: '公开07表',
  header: [
    [first, ...Array(5).fill(null), second, ...Array(5).fill(null)],
    [...SEVEN, ...SEVEN],
  ],
  merges: ['A4:F4', 'G4:L4'],
  body: [[6, 1, 4, 2, 2, 1, 12, 2, 8, 4, 4, 2]],
});

test('预算数 and 决算数 are what they say', async () => {
  const { value } = await read(under07('预算数', '决算数'));
  expect([value('07', '1', 2), value('07', '1', 8)]).toEqual([100n, 200n]);
});

test('two years are not 预算数 and 决算数', async () => {
  const { value, errors } = await read(under07('2021年决算数', '2022年决算数'));
  expect(value('07', '1', 2)).toBeNull();
  expect(value('07', '1', 8)).toBe(200n);
  expect(errors.join()).toContain('2021年决算数');
});

test('甲 and 乙 are asked about', async () => {
  const { value, questions } = await read(under07('甲', '乙'));
  expect([value('07', '1', 2), value('07', '1', 8)]).toEqual([null, null]);
  expect(questions.map(({ id }) => id)).toEqual(['group:07:甲', 'group:07:乙']);
});

test('a number against a title is asked about, and so is the year', async () => {
  const { value, questions, errors } = await read({ number: '公开07表', year: '2024年度' });
  expect(value('05', '2010301', 2)).toBeNull();
  expect(errors.join()).toContain('表号却是');
  expect(questions.map(({ id }) => id)).toEqual(['title:一般公共预算财政拨款支出决算表']);
  const said = await read({ number: '公开07表', year: '2024年度' }, [
    { of: 'title', words: '一般公共预算财政拨款支出决算表', table: '05' },
  ]);
  expect(said.value('05', '2010301', 2)).toBe(1091432590n);
  expect(said.questions.map(({ id }) => id)).toEqual(['year:2024']);
  const both = await read({ year: '2024年度' }, [{ of: 'year', words: '2024', accepted: true }]);
  expect(both.questions).toEqual([]);
});

test.each([
  ['亿元', 0.25, 2500000000n],
  ['千元', 3.25, 325000n],
  ['元', 3.25, 325n],
])('a row in %s is read in it', async (unit, amount, fen) => {
  const header = [['功能分类科目编码', '科目名称', '单位', '小计', '基本支出', '项目支出']];
  const body = LINES.map(([code, name]) => [code, name, unit, amount, amount, 0]);
  const { value } = await read({ header, merges: [], body });
  expect(value('05', '2010301', 2)).toBe(fen);
});

test.each(['%', '辆', '台（套）', '人'])('an amount in %s is none', async (unit) => {
  const header = [['功能分类科目编码', '科目名称', '计量单位', '小计', '基本支出', '项目支出']];
  const body = LINES.map(([code, name]) => [code, name, unit, 35.5, 35.5, 0]);
  const { value, errors } = await read({ header, merges: [], body });
  expect(value('05', '2010301', 2)).toBeNull();
  expect(errors.join()).toContain('E8');
});

test('a column in its own unit is read in it', async () => {
  const header = [['功能分类科目编码', '科目名称', '小计（万元）', '基本支出（元）', '项目支出']];
  const { value } = await read({
    header,
    merges: [],
    body: LINES.map(([code, name]) => [code, name, 5, 50000, 0]),
  });
  expect(value('05', '2010301', 2)).toBe(5000000n);
  // The printed totals are those of the lines below them, so that none is kept against its formula.
  expect(value('05', '201', 1)).toBeNull();
});
