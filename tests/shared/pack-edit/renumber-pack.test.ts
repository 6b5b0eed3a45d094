import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadPack } from '#shared/pack-check/load-pack';
import { readMoves } from '#shared/pack-edit/read-moves';
import { renumberPack } from '#shared/pack-edit/renumber-pack';
import { verifyPack } from '#shared/pack-test/verify-pack';
import { SHANXI_SOURCE } from '../shanxi-pack';

const TABLE = SHANXI_SOURCE.files['tables/01.yaml'] ?? '';
const RULES = SHANXI_SOURCE.files['rules.txt'] ?? '';

/** The pack with some files replaced and the lines of a table called anew; or what must be mended first. */
function renumbered(table: string, moves: string, files: Readonly<Record<string, string>> = {}) {
  const read = moves === '' ? undefined : readMoves(moves.split(' '));
  if (read && !read.ok) return read.problem;
  const source = { ...SHANXI_SOURCE, files: { ...SHANXI_SOURCE.files, ...files } };
  const made = renumberPack(source, table, read?.value);
  if (!made.ok) return made.problem.map(({ file, line, reason }) => `${file}:${line}: ${reason}`).join('\n');
  return { ...made.value, whole: { ...source.files, ...made.value.files } };
}

function made(table: string, moves: string, files: Readonly<Record<string, string>> = {}) {
  const result = renumbered(table, moves, files);
  if (typeof result === 'string') throw new Error(result);
  return result;
}

test('a pack that is numbered in order stays byte for byte', () => {
  expect(made('01', '').files).toEqual({});
});

test('shifted there and back, every file is as it was', () => {
  const there = made('01', '27:31 28:32 32:62 33:63');
  expect(verifyPack({ directory: 'trial', files: there.whole }).problems).toEqual([]);
  expect(there.whole['rules.txt']).toContain('01[28,1] = sum(01[1:8,1])');
  const back = made('01', '28:32 27:31 33:63 32:62', there.whole);
  expect(back.whole).toEqual(SHANXI_SOURCE.files);
});

test('the sentences of the published document move with the lines they name', () => {
  const there = made('01', '31 收入总计 62 支出总计');
  expect(there.whole['narrative/3-explanation.md']).toContain(
    '{{年度}}年度收入总计{{ "01[收入总计,1]" | 金额 }}、支出总计{{ "01[支出总计,2]" | 金额 }}',
  );
  expect(made('10', '7 车辆').whole['report.yaml']).toContain('cells: ["10[车辆,1]", "10[17,1]"]');
});

test('the cells of forms move with the lines of the published tables that they show', () => {
  expect(made('03', '合计 总计').whole['forms/department.yaml']).toContain('核对[基本,1]: 03[总计,2]');
  expect(made('S4', '优 甲').whole['forms/project.yaml']).toContain(
    'S4[甲,1]: { of: 个数, level: 一级, grade: 优 }',
  );
});

test('whatever new names the lines get, the pack keeps its rules and tests, and goes back to what it was', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray(['27', '28', '29', '31', '58', '59', '60', '62']), (lines) => {
      fc.pre(lines.length > 0);
      const names = lines.map((line, at) => `行${at}之${line}`);
      const there = made('01', lines.map((line, at) => `${line} ${names[at]}`).join(' '));
      expect(verifyPack({ directory: 'trial', files: there.whole }).problems).toEqual([]);
      const back = made('01', lines.map((line, at) => `${names[at]} ${line}`).join(' '), there.whole);
      expect(back.whole).toEqual(SHANXI_SOURCE.files);
    }),
    { numRuns: 5 },
  );
  // Every run verifies a whole pack twice.
}, 60_000);

test('every line of a list moves, and the column does not', () => {
  const more = 'Z | 核 警 | 01[31,1] = SUM( 01[1, 27:28,3,1] ) * 1 | 含义 | 01[27,1] > 1';
  const { whole } = made('01', '1 甲 3 丙 27 1', { 'rules.txt': `${RULES}${more}\n` });
  expect(whole['rules.txt']).toContain('SUM( 01[甲, 1:28,丙,1] ) * 1 | 含义 | 01[1,1] > 1');
});

test('references in full-width marks, with spaces and to last year move; other tables’ do not', () => {
  const more = 'Z | 核 警 | 01［ 27 ，1] = 上年.01[27, 1] + 04[27,1] + 101[27,1] | 含义';
  const { whole } = made('01', '27 甲', { 'rules.txt': `${RULES}${more}\n` });
  expect(whole['rules.txt']).toContain('01［ 甲 ，1] = 上年.01[甲, 1] + 04[27,1] + 101[27,1]');
});

test('a line taken out: those below move up', () => {
  const files = {
    'tables/01.yaml': TABLE.replace(/.*unlabelled: 30 .*\n/, '').replace(/.*line: 57,.*\n/, ''),
    'rules.txt': RULES.replaceAll('01[32:57,', '01[32:56,'),
  };
  const { whole, keys } = made('01', '', files);
  expect(keys.get('31')).toBe('30');
  expect(keys.get('62')).toBe('60');
  expect(loadPack({ directory: 'trial', files: whole }).ok).toBe(true);
});

describe('refused, and nothing changed', () => {
  test.each([
    ['a line that is not there', '01', '99 100', {}, 'tables/01.yaml:0: 没有行 99'],
    ['a name that is taken', '01', '27 28', {}, 'tables/01.yaml:0: 已经有行 28，它也要改时请一并写明'],
    ['two lines of one name', '01', '27 甲 28 甲', {}, 'tables/01.yaml:0: 不同的行不能改成同一行次'],
    ['no such table', '11', '', {}, 'tables/11.yaml:0: 表样包没有表 11'],
    ['lines that are codes', '06', '', {}, '行次不是从 1 起依次排的'],
    ['odd words', '01', '27', {}, '要成对写'],
    ['ranges that differ', '01', '27:31 28:33', {}, '“27:31”与“28:33”的行数不同'],
    [
      'a rule over a line taken out',
      '01',
      '',
      { 'tables/01.yaml': TABLE.replace(/.*line: 57,.*\n/, '') },
      'rules.txt:9: 写着 01[57,…]，表中却没有行 57，请先改正',
    ],
    [
      'two new lines of one name',
      '01',
      '',
      { 'tables/01.yaml': TABLE.replace(/(.*)line: 57,(.*\n)/, '$1line: 新,$2$1line: 新,$2') },
      '有两行都写作“新”，请分别写作 新1、新2',
    ],
  ])('%s', (_, table, moves, files, why) => {
    expect(renumbered(table, moves, files)).toContain(why);
  });
});
