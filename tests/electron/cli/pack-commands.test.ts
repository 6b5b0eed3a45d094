import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { type CommandResult, unusable } from '../../../electron/cli/command-result';
import { readPackCommandLine } from '../../../electron/cli/pack-command-line';
import { runPackCommand } from '../../../electron/cli/run-pack-command';
import { BUILT_IN_PACKS } from '../../support/built-in-packs';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'juesuan-cli-'));
});

async function pack(...words: string[]): Promise<CommandResult> {
  const line = readPackCommandLine(words, folder);
  return line.ok
    ? runPackCommand(line.value, { ...BUILT_IN_PACKS, installed: folder })
    : unusable(line.problem);
}

function change(file: string, piece: string, by: string): void {
  const path = join(folder, file);
  const text = readFileSync(path, 'utf8');
  expect(text).toContain(piece);
  writeFileSync(path, text.replace(piece, by));
}

test('next year from this year: named by year, sound as it is, comments and layout kept', async () => {
  expect(await pack('new', '--from', 'shanxi-2022', '--year', '2023', '-o', 'mine')).toMatchObject({
    exit: 0,
  });
  const head = readFileSync(join(folder, 'mine/pack.yaml'), 'utf8');
  expect(head).toContain('# 表样包：山西省（忻州市）部门决算公开，2023 年度\nid: shanxi-2023\n');
  expect(head).toContain('title: 山西省部门决算公开（2023年度）\nyear: 2023\n');
  const checked = await pack('check', 'mine', '--json');
  expect(checked).toMatchObject({ exit: 0, error: '' });
  expect(JSON.parse(checked.out)).toMatchObject({
    pack: { id: 'shanxi-2023', year: 2023 },
    tests: expect.arrayContaining([expect.objectContaining({ holds: true })]),
    problems: [],
  });
});

test('names of one’s own', async () => {
  const made = await pack(
    ...[
      'new',
      '--from',
      'shanghai-2024',
      '--year',
      '2025',
      '--id',
      'sh',
      '--title',
      '上海：新',
      '-o',
      'sh',
      '--json',
    ],
  );
  expect(JSON.parse(made.out)).toEqual({
    folder: join(folder, 'sh'),
    id: 'sh',
    title: '上海：新',
    year: 2025,
  });
  expect((await pack('check', 'sh')).exit).toBe(0);
});

test('every fault at file and line, and 1', async () => {
  await pack('new', '--from', 'shanxi-2022', '--year', '2023', '-o', 'mine');
  change('mine/rules.txt', 'sum(01[1:8,1])', 'sum(01[1:80,1])');
  change('mine/tables/02.yaml', 'title:', 'titel:');
  const { exit, out } = await pack('check', 'mine');
  expect(exit).toBe(1);
  expect(out).toContain('tables/02.yaml 第 2 行：');
  change('mine/tables/02.yaml', 'titel:', 'title:');
  const rules = await pack('check', 'mine');
  expect(rules).toMatchObject({ exit: 1 });
  expect(rules.out).toContain('rules.txt 第 7 行：表 01 没有行 80');
});

test('a pack whose test does not hold is told, and 1', async () => {
  await pack('new', '--from', 'shanxi-2022', '--year', '2023', '-o', 'mine');
  change('mine/tests/cross-checks.yaml', '01[27,1]: 55923963.72', '01[27,1]: 55923963.73');
  const { exit, out } = await pack('check', 'mine');
  expect(exit).toBe(1);
  expect(out).toContain('测试 5 条，1 条不符');
  expect(out).toContain('01[27,1] 应为 55923963.73，却是 55923963.72');
});

test('the list names every pack and says which is broken', async () => {
  mkdirSync(join(folder, 'henan-2024'));
  const { exit, out } = await pack('list');
  expect(exit).toBe(1);
  expect(out).toContain('shanxi-2022　山西省部门决算公开（2022年度）　2022年度　程序自带');
  expect(out).toMatch(/henan-2024　不能用：.*pack\.yaml.*另行安装/);
});

test.each([
  [['new', '--year', '2023', '-o', 'a'], 'pack new 要用 --from 写明从哪个表样包开始'],
  [['new', '--from', 'shanxi-2022', '-o', 'a'], 'pack new 要用 --year'],
  [['new', '--from', 'shanxi-2022', '--year', '2023'], 'pack new 要用 -o'],
  [['new', '--from', 'henan', '--year', '2023', '-o', 'a'], '没有名为「henan」的表样包'],
  [['new', '--from', 'shanxi-2022', '--year', '2023', '--id', 'shanxi-2022', '-o', 'a'], '请另取一个编号'],
  [['new', '--from', 'shanxi-2022', '--year', '2023', '-o', '.'], '已经存在'],
  [['check'], 'pack check 之后要写明表样包的文件夹'],
  [['check', 'nowhere'], 'nowhere'],
  [['check', 'a', 'b'], '多余的参数“b”'],
  [['list', 'a'], '多余的参数“a”'],
  [['list', '--year', '2023'], 'pack list 没有选项 --year'],
])('%j is told what is wrong', async (words, why) => {
  const refused = await pack(...words);
  expect(refused).toMatchObject({ exit: 2, out: '' });
  expect(refused.error).toContain(why);
});
