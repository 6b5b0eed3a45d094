import { expect, test } from 'vitest';
import { explainPackProblems } from '#shared/kit/pack-problem';
import { loadPack } from '#shared/pack-check/load-pack';
import { verifyPack } from '#shared/pack-test/verify-pack';
import { loadValueKinds, valueKindsSource } from '../../support/value-kinds';

const { files } = valueKindsSource();

/** The faults of the pack with one file changed. */
function faults(file: string, from: string, to: string): string {
  const text = files[file] ?? '';
  expect(text).toContain(from);
  const pack = loadPack(valueKindsSource({ [file]: text.replace(from, to) }));
  return pack.ok ? '' : explainPackProblems(pack.problem);
}

test('a pack with a column of every kind is sound, and keeps its own tests', () => {
  expect(loadValueKinds().tables.map(({ columnTypes }) => Object.keys(columnTypes).length)).toEqual([
    6, 2, 1,
  ]);
  const { problems, tests } = verifyPack(valueKindsSource());
  expect(problems).toEqual([]);
  expect(tests.map(({ holds }) => holds)).toEqual([true]);
});

test.each([
  [
    'a kind that does not exist',
    'type: date',
    'type: day',
    '没有类型“day”，可用：amount（金额）、count（数量）',
  ],
  [
    'a choice without options',
    ', options: [优, 良, 中, 差]',
    '',
    'choice（选项）的 options：选项类型须写 options: [选项, …]',
  ],
  ['an option twice', '[优, 良, 中, 差]', '[优, 良, 中, 优]', '选项有重复'],
  ['what the kind does not take', 'limit: 40', 'decimals: 2', 'text（文字）不能写 decimals'],
  ['decimals beyond reason', 'decimals: 1', 'decimals: 12', 'score（得分）的 decimals'],
  ['a scale that is none', 'scale: 万元', 'scale: 百元', '金额单位只能是 元、千元、万元 或 亿元'],
])('%s is refused where it stands', (_, from, to, words) => {
  const said = faults('tables/01.yaml', from, to);
  expect(said).toContain(words);
  expect(said).toMatch(/^tables\/01\.yaml 第 \d+ 行：/);
});

test.each([
  ['a sum over texts', '01[1:2,5] <= 10', '01[3,1] = sum(01[1:2,8])', '01[1,8] 是文字，不能参加计算和比较'],
  ['a rule over a choice', '01[1:2,5] <= 10', '01[1:2,6] = 01[1:2,6]', '01[1,6] 是选项，不能参加计算和比较'],
  [
    'money beside points',
    '01[1:2,5] <= 10',
    '01[1:2,5] <= 01[1:2,1]',
    '01[1,5] 和 01[1,1] 一个是得分，一个是金额，不能相加或比较',
  ],
  ['a condition over a date', '得分不超过 10 分', '得分不超过 10 分 | 非负(01[本行,7])', '01[1,7] 是日期'],
])('%s is refused with its line', (_, from, to, words) => {
  expect(faults('rules.txt', from, to)).toBe(
    `rules.txt 第 2 行：${words}${words.endsWith('日期') ? '，不能参加计算和比较' : ''}`,
  );
});
