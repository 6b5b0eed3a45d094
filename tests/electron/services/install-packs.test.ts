import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { createPackHandlers } from '../../../electron/services/packs';
import { BUILT_IN_PACKS, withInstalled } from '../../support/built-in-packs';
import { packSource } from '../../support/reference';
import { temporaryFolder } from '../temporary-folder';
import { ANY_FILE } from './any-file';

type Files = Record<string, string>;

/** A built-in pack's files, under another id. */
function filesOfPack(id = 'shanxi-2030'): Files {
  const { files } = packSource('shanxi-2022');
  return { ...files, 'pack.yaml': files['pack.yaml']!.replace('id: shanxi-2022', `id: ${id}`) };
}

function under(folder: string, files: Files): Files {
  return Object.fromEntries(Object.entries(files).map(([path, text]) => [`${folder}/${path}`, text]));
}

function user() {
  const root = temporaryFolder();
  const installed = join(root, 'config', 'packs');
  const handlers = createPackHandlers({ ...BUILT_IN_PACKS, installed }, ANY_FILE, () => undefined);
  const zip = (files: Files): string => {
    const path = join(root, '表样包.zip');
    writeFileSync(
      path,
      zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)]))),
    );
    return path;
  };
  const folder = (files: Files): string => {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
    return root;
  };
  const install = (path: string, replace = false) => handlers['packs.install']({ path, replace });
  const ids = async () => {
    const list = await handlers['packs.list']({});
    return list.ok ? list.value.packs.map(({ id, isBuiltIn }) => (isBuiltIn ? id : `+${id}`)) : [];
  };
  return { root, installed, handlers, zip, folder, install, ids };
}

const INSTALLED = { ok: true, value: { outcome: 'installed', id: 'shanxi-2030', year: 2022 } };

test('a pack comes from a .zip, with or without a folder around it, litter and all', async () => {
  const { zip, install, ids, installed } = user();
  const litter = { '__MACOSX/x/._pack.yaml': '\u0000', 'x/.DS_Store': '\u0000' };
  expect(await install(zip({ ...litter, ...under('x', filesOfPack()) }))).toMatchObject(INSTALLED);
  expect(await ids()).toEqual(withInstalled('+shanxi-2030'));
  expect(readdirSync(installed), 'nothing half-written stays').toEqual(['shanxi-2030']);
  expect(readdirSync(join(installed, 'shanxi-2030'))).toEqual(
    expect.arrayContaining(['pack.yaml', 'rules.txt', 'tables', 'dictionary']),
  );
});

test('a pack comes from its folder or the pack.yaml in it', async () => {
  const { folder, install } = user();
  const root = folder(under('mine', filesOfPack()));
  expect(await install(join(root, 'mine'))).toMatchObject(INSTALLED);
  expect(await install(join(root, 'mine', 'pack.yaml'), true)).toMatchObject(INSTALLED);
});

test('one that is there is replaced only when asked, and then whole', async () => {
  const { zip, install, handlers } = user();
  await install(zip({ ...filesOfPack(), 'README.md': '旧' }));
  const next = zip({ ...filesOfPack(), 'notes.md': '新' });
  expect(await install(next)).toMatchObject({ ok: true, value: { outcome: 'exists', id: 'shanxi-2030' } });
  expect(await install(next, true)).toMatchObject(INSTALLED);
  const read = await handlers['packs.read']({ id: 'shanxi-2030' });
  expect(read.ok && Object.keys(read.value.files)).toContain('notes.md');
  expect(read.ok && Object.keys(read.value.files)).not.toContain('README.md');
});

test('faults are told at file and line, and nothing is installed', async () => {
  const { zip, install, ids } = user();
  const files = filesOfPack();
  const rules = files['rules.txt']!.replace('sum(01[1:8,1])', 'sum(01[1:99,1])');
  const line = rules.split('\n').findIndex((text) => text.includes('1:99')) + 1;
  expect(await install(zip({ ...files, 'rules.txt': rules }))).toMatchObject({
    value: { outcome: 'faulty', problems: [{ file: 'rules.txt', line }] },
  });
  expect(await ids()).toEqual(withInstalled());
});

test.each<[string, (files: Files) => Files, RegExp]>([
  ['the id of the program’s own pack', () => filesOfPack('shanxi-2022'), /程序自带/],
  ['no pack.yaml', ({ 'pack.yaml': _, ...files }) => files, /不是表样包/],
  ['two packs', (files) => ({ ...under('a', files), ...under('b', files) }), /2 个表样包/],
  ['a program', (files) => ({ ...files, 'run.js': '1' }), /不是表样包的数据文件/],
  ['a way out of the folder', (files) => ({ ...files, '../out.md': '1' }), /不是表样包的数据文件/],
  ['a path from the root', (files) => ({ ...files, '/etc/out.md': '1' }), /根目录/],
  ['an id that is no name', () => filesOfPack('"../up"'), /编号/],
])('refused: %s', async (_, change, words) => {
  const { zip, install, ids } = user();
  const answer = await install(zip(change(filesOfPack())));
  expect(answer).toMatchObject({ ok: true, value: { outcome: 'faulty' } });
  expect(JSON.stringify(answer)).toMatch(words);
  expect(await ids()).toEqual(withInstalled());
});

test('a file that is no archive, a huge one and one that is no text are said in a sentence', async () => {
  const { root, zip, install } = user();
  writeFileSync(join(root, 'a.zip'), 'no zip');
  expect(await install(join(root, 'a.zip'))).toMatchObject({
    problem: { message: expect.stringContaining('不是表样包') },
  });
  const bomb = zip({ ...filesOfPack(), 'big.md': '0'.repeat(5 * 1024 * 1024) });
  expect(await install(bomb)).toMatchObject({ problem: { message: expect.stringContaining('big.md') } });
  writeFileSync(join(root, 'gbk.zip'), zipSync({ 'pack.yaml': new Uint8Array([0xb1, 0xed]) }));
  expect(await install(join(root, 'gbk.zip'))).toMatchObject({
    problem: { message: expect.stringContaining('UTF-8') },
  });
  expect(await install(join(root, 'none.zip'))).toMatchObject({ problem: { kind: 'not-found' } });
});

test('an installed pack is removed, the program’s own is not; what is exported can be installed', async () => {
  const { root, zip, install, handlers, ids } = user();
  await install(zip(filesOfPack()));
  const path = join(root, 'out.zip');
  expect(await handlers['packs.export']({ id: 'shanxi-2030', path })).toEqual({ ok: true, value: { path } });
  expect(await handlers['packs.remove']({ id: 'shanxi-2030' })).toEqual({ ok: true, value: {} });
  expect(await ids()).toEqual(withInstalled());
  expect(await handlers['packs.remove']({ id: 'shanxi-2030' })).toMatchObject({
    problem: { kind: 'not-found' },
  });
  expect(await handlers['packs.remove']({ id: 'shanxi-2022' })).toMatchObject({
    problem: { kind: 'not-permitted' },
  });
  expect(await install(path)).toMatchObject(INSTALLED);
});

test('a copy for another year is a pack of the user’s own, and never replaces one', async () => {
  const { handlers, ids } = user();
  const wish = { from: 'shanghai-2024', id: 'shanghai-2030', title: '上海市（2025年度）', year: 2025 };
  const { id, title, year } = wish;
  expect(await handlers['packs.copy'](wish)).toEqual({
    ok: true,
    value: { outcome: 'installed', id, title, year },
  });
  expect(await ids()).toEqual(withInstalled('+shanghai-2030'));
  expect(await handlers['packs.copy'](wish)).toMatchObject({ value: { outcome: 'exists', id } });
  expect(await handlers['packs.copy']({ ...wish, id: 'shanxi-2022' })).toMatchObject({
    value: { outcome: 'faulty' },
  });
  expect(await handlers['packs.copy']({ ...wish, id: '上海' })).toMatchObject({
    value: { outcome: 'faulty' },
  });
  expect(await handlers['packs.copy']({ ...wish, from: 'henan' })).toMatchObject({
    problem: { kind: 'not-found' },
  });
});
