import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readOwnPack } from '../../../electron/packs/read-own-pack';
import { readPackFolder } from '../../../electron/packs/read-pack-folder';
import { BUILT_IN_IDS, BUILT_IN_PACKS } from '../../support/built-in-packs';
import { temporaryFolder } from '../temporary-folder';

test.each(BUILT_IN_IDS)('%s is read in one go as it is read file by file, in the same order', async (id) => {
  const folder = join(BUILT_IN_PACKS.builtIn, id);
  const carefully = await readPackFolder(folder);
  expect(carefully.ok && [...carefully.value]).toEqual([...(readOwnPack(folder) ?? [])]);
});

test('what is out of the ordinary is left to be said by the careful way', () => {
  const folder = join(temporaryFolder(), 'pack');
  cpSync(join(BUILT_IN_PACKS.builtIn, 'shanxi-2022'), folder, { recursive: true });
  expect(readOwnPack(folder)).toBeDefined();
  writeFileSync(join(folder, 'gbk.txt'), Buffer.from([0xb1, 0xed]));
  expect(readOwnPack(folder)).toBeUndefined();
  expect(readOwnPack(join(folder, 'none'))).toBeUndefined();
  const many = join(temporaryFolder(), 'many');
  mkdirSync(many);
  for (let at = 0; at < 3000; at += 1) writeFileSync(join(many, `${at}.txt`), '');
  expect(readOwnPack(many)).toBeUndefined();
});
