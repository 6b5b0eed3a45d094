import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { importFile } from '../../../electron/services/open-input';
import { openPackLibrary } from '../../../electron/services/pack-library';
import { BUILT_IN_IDS, BUILT_IN_PACKS } from '../../support/built-in-packs';
import { workbookPath } from '../../support/reference';
import { temporaryFolder } from '../temporary-folder';

/** A user's packs: none of them can be used, each in its own way. */
function badPacks(): string {
  const folder = temporaryFolder();
  const pack = (name: string, files: Record<string, string | Uint8Array>): void => {
    mkdirSync(join(folder, name), { recursive: true });
    for (const [file, content] of Object.entries(files)) writeFileSync(join(folder, name, file), content);
  };
  pack('empty', {});
  pack('deep', { 'pack.yaml': '['.repeat(3000) });
  pack('endless', { 'pack.yaml': 'id: &a [*a]\n' });
  pack('bytes', { 'pack.yaml': new Uint8Array([0xff, 0xfe, 0x00]) });
  // A copy under another name would stand beside the program's own, or before it.
  cpSync(join(BUILT_IN_PACKS.builtIn, 'shanxi-2022'), join(folder, 'my-copy'), { recursive: true });
  return folder;
}

test('packs that cannot be used are told, and harm no other', async () => {
  const library = openPackLibrary({ ...BUILT_IN_PACKS, installed: badPacks() });
  const all = await library.all();
  if (!all.ok) throw new Error(all.problem.message);
  expect(all.value.packs.map(({ id }) => id)).toEqual(BUILT_IN_IDS);
  expect(all.value.faulty.map(({ id }) => id)).toEqual(['bytes', 'deep', 'empty', 'endless', 'my-copy']);
  expect(all.value.faulty.at(-1)?.message).toContain('编号是“shanxi-2022”，与文件夹名不一致');
  const imported = await importFile(workbookPath('filled'), { packs: library });
  expect(imported).toMatchObject({
    ok: true,
    value: { recognition: { certainty: 'sure', candidates: { 0: { packId: 'shanxi-2022' } } } },
  });
  expect(imported.ok && imported.value.notices).toHaveLength(5);
  expect(imported.ok && imported.value.notices[1]).toContain(
    '没有参加识别：表样包“deep”有误：pack.yaml 第 1 行：层次太深',
  );
});
