import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { type CommandResult, unusable } from '../../../electron/cli/command-result';
import { readPackCommandLine } from '../../../electron/cli/pack-command-line';
import { runCommand } from '../../../electron/cli/run-command';
import { runPackCommand } from '../../../electron/cli/run-pack-command';
import { openPackLibrary } from '../../../electron/services/pack-library';
import { NOTHING_REMEMBERED } from '../../../electron/services/remembered-answers';
import { BUILT_IN_PACKS } from '../../support/built-in-packs';
import { workbookPath } from '../../support/reference';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'juesuan-cli-'));
});

async function pack(...words: string[]): Promise<CommandResult> {
  const line = readPackCommandLine(words, folder);
  return line.ok ? runPackCommand(line.value, BUILT_IN_PACKS) : unusable(line.problem);
}

test('a draft is written as a pack that reads its own sample', async () => {
  const shanghai = workbookPath('shanghai');
  const drafted = await pack('draft', shanghai, '-o', 'henan-2024', '--title', '示范省', '--json');
  expect(drafted).toMatchObject({ exit: 0, error: '' });
  expect(JSON.parse(drafted.out)).toMatchObject({
    folder: join(folder, 'henan-2024'),
    faults: [],
    proof: { fail: 0 },
  });
  const own = openPackLibrary({ builtIn: folder, installed: '/nowhere/packs' });
  const line = { command: 'check', input: shanghai, json: true, remembered: false } as const;
  const checked = await runCommand(line, own, NOTHING_REMEMBERED);
  expect(checked.exit).toBe(0);
  expect(JSON.parse(checked.out)).toMatchObject({ pack: 'henan-2024', year: 2024, summary: { fail: 0 } });
});

test('in words: what was read, what is proven, what the author must look at', async () => {
  const { out } = await pack('draft', workbookPath('filled'), '-o', 'henan-2024');
  expect(out).toContain('  表 05　一般公共预算财政拨款支出决算表　3 栏，读到 48 个数');
  expect(out).toMatch(/公式：\d+ 条已经生效，\d+ 条待定，见 rules.txt/);
  expect(out).toContain('按草稿读回样本：255 个数');
  expect(out).toContain('请核对 type: count');
});

test('a folder that is there is never written over', async () => {
  writeFileSync(join(folder, 'henan-2024'), 'mine');
  const refused = await pack('draft', workbookPath('filled'), '-o', 'henan-2024');
  expect(refused).toMatchObject({ exit: 2, out: '' });
  expect(refused.error).toContain('已经存在，请换一个新的文件夹');
});

test.each([
  [['draft', 'a.xlsx'], 'pack draft 要用 -o 写明新建的文件夹'],
  [['draft', 'a.xlsx', '-o', '河南'], '表样包编号只能用小写字母、数字和连字符，不能是“河南”'],
  [['draft', 'a.xlsx', '-o', 'henan', '--year', '24'], '年度应为四位数字'],
  [['draft', '-o', 'henan'], 'pack draft 之后要写明样本工作簿'],
  [['draft', 'missing.xlsx', '-o', 'henan'], 'missing.xlsx'],
  [['paint'], 'pack 之后要写明做什么，可用 list、check、install、remove、new、renumber、draft'],
])('%j is told what is wrong', async (words, why) => {
  const refused = await pack(...words);
  expect(refused).toMatchObject({ exit: 2, out: '' });
  expect(refused.error).toContain(why);
  expect(existsSync(join(folder, 'henan'))).toBe(false);
});
