import { copyFileSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { helpOn } from '../../../electron/cli/help';
import { readPackCommandLine } from '../../../electron/cli/pack-command-line';
import { runCommand } from '../../../electron/cli/run-command';
import { runPackCommand } from '../../../electron/cli/run-pack-command';
import { namedPack } from '../../../electron/packs/named-pack';
import type { PackFolders } from '../../../electron/packs/pack-folders';
import { openPackLibrary } from '../../../electron/services/pack-library';
import { openRememberedAnswers } from '../../../electron/services/remembered-answers';
import { BUILT_IN_PACKS } from '../../support/built-in-packs';
import { workbookPath } from '../../support/reference';

let folder: string;
let folders: PackFolders;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'juesuan-packs-'));
  folders = { ...BUILT_IN_PACKS, installed: join(folder, 'installed') };
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function pack(...words: readonly string[]) {
  const line = readPackCommandLine(words, folder);
  if (!line.ok) throw new Error(line.problem);
  return runPackCommand(line.value, folders);
}

test('a pack is installed, installed anew only when asked, and removed', async () => {
  await pack('new', '--from', 'shanxi-2023', '--year', '2031', '-o', 'mine');
  expect((await pack('install', 'mine')).out).toBe(
    '已安装“山西省部门决算公开（2031年度）”（shanxi-2031，2031年度）',
  );
  expect(readdirSync(folders.installed)).toEqual(['shanxi-2031']);
  expect((await pack('list')).out).toContain('shanxi-2031　山西省部门决算公开（2031年度）');
  expect(await pack('install', 'mine')).toMatchObject({ exit: 1 });
  expect(await pack('install', 'mine', '--replace')).toMatchObject({ exit: 0 });
  expect(await pack('remove', 'shanxi-2031')).toMatchObject({ exit: 0, out: '已删除表样包 shanxi-2031' });
  expect(await pack('remove', 'shanxi-2031')).toMatchObject({ exit: 2 });
  expect(await pack('remove', 'shanxi-2022')).toMatchObject({ exit: 2 });
});

test('a workbook that lies in a pack’s folder is left aside, and that is said', async () => {
  await pack('new', '--from', 'shanxi-2023', '--year', '2031', '-o', 'mine');
  copyFileSync(workbookPath('filled'), join(folder, 'mine', '样本.xlsx'));
  const checked = await pack('check', 'mine');
  expect(checked.exit).toBe(0);
  expect(checked.out).toContain('没有读取 样本.xlsx：不是表样包的文件，安装、导出时也不带上');
  expect(JSON.parse((await pack('check', 'mine', '--json')).out).aside).toEqual(['样本.xlsx']);
  expect(await pack('install', 'mine')).toMatchObject({ exit: 0 });
  expect(readdirSync(join(folders.installed, 'shanxi-2031'))).not.toContain('样本.xlsx');
});

test('a pack may be called by the folder where its author keeps it', async () => {
  await pack('new', '--from', 'shanxi-2022', '--year', '2022', '--id', 'draft', '-o', 'work');
  for (const word of ['work', 'work/pack.yaml', join(folder, 'work')]) {
    const named = await namedPack(word, folder, folders);
    if (!named.ok) throw new Error(named.problem);
    expect(named.value.id).toBe('draft');
    const library = openPackLibrary(named.value.folders);
    expect(await library.pack('draft')).toMatchObject({ ok: true, value: { id: 'draft' } });
  }
  const named = await namedPack('work', folder, folders);
  if (!named.ok) throw new Error(named.problem);
  const input = workbookPath('filled');
  const line = { command: 'check', input, packId: named.value.id, remembered: false, json: true } as const;
  const checked = await runCommand(
    line,
    openPackLibrary(named.value.folders),
    openRememberedAnswers(join(folder, 'configuration')),
  );
  expect(checked.error).toBe('');
  expect(checked.out).toContain('"pack":"draft"');
  // An id stays an id, and what is neither is for the library to tell.
  for (const word of ['shanxi-2022', 'nowhere'])
    expect(await namedPack(word, folder, folders)).toMatchObject({ ok: true, value: { id: word } });
});

test('tables change places in a pack’s folder, or nothing is written', async () => {
  await pack('new', '--from', 'shanxi-2022', '--year', '2031', '-o', 'mine');
  expect(await pack('renumber', 'mine', '--tables', '07', '08')).toMatchObject({
    exit: 1,
    out: '没有改动，请先改正：\npack.yaml：已经有表 08，它也要改时请一并写明',
  });
  const made = await pack('renumber', 'mine', '--tables', '07', '09', '08', '07', '09', '08', '10', '附1');
  expect(made.out).toContain('表 08 → 表 07');
  expect(
    readdirSync(join(folder, 'mine/tables'))
      .filter((name) => /^(0[789]|10|附1)/.test(name))
      .sort(),
  ).toEqual(['07.yaml', '08.yaml', '09.yaml', '附1.yaml']);
  expect((await pack('check', 'mine')).out).toContain('没有发现错误');
  const odd = readPackCommandLine(['renumber', 'mine', '--tables', '07'], folder);
  expect(odd).toMatchObject({ ok: false });
});

test('each command explains itself and its options', () => {
  expect(helpOn(['pack', 'install', '--help'])).toBe(
    'juesuan pack install 文件夹|表样包.zip [--replace] [--json]\n' +
      '  --json  输出一个 JSON 对象，供程序读取\n' +
      '  --replace  已经有的（同一编号的表样包、同名的自评表），换成这一个',
  );
  for (const words of [
    ['import'],
    ['check'],
    ['export'],
    ['report'],
    ['show'],
    ['new'],
    ['set'],
    ['pack', 'draft'],
  ]) {
    const [first = '', ...options] = helpOn([...words, '--help'])!.split('\n');
    expect(first.replace(/\s+/g, ' ')).toMatch(new RegExp(`^juesuan ${words.join(' ')} `));
    for (const option of first.match(/--[a-z-]+/g) ?? [])
      expect(
        options.some((line) => line.startsWith(`  ${option} `)),
        `${words} ${option}`,
      ).toBe(true);
  }
  expect(helpOn(['check', 'a.xlsx'])).toBeUndefined();
});
