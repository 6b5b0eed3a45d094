import { readdirSync, readFileSync } from 'node:fs';
import * as disk from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { writePackFolder } from '../../../electron/packs/write-pack-folder';
import { temporaryFolder } from '../temporary-folder';

vi.mock('node:fs/promises', { spy: true });

/** The rename that is so many renames away fails, as when a scanner or a synchronising program holds the folder. */
async function failRename(after: number): Promise<void> {
  const real = await vi.importActual<typeof disk>('node:fs/promises');
  for (let at = 0; at < after; at += 1) vi.mocked(disk.rename).mockImplementationOnce(real.rename);
  vi.mocked(disk.rename).mockRejectedValueOnce(Object.assign(new Error('EPERM'), { code: 'EPERM' }));
}

test.each([
  ['away', 0],
  ['into place', 1],
])('a pack whose rename %s fails is there as it was, and nothing else', async (_, after) => {
  const packs = temporaryFolder();
  const folder = join(packs, 'shanxi-2030');
  expect(await writePackFolder(folder, { 'pack.yaml': '旧', 'tables/01.yaml': '旧' })).toMatchObject({
    ok: true,
  });
  await failRename(after);
  expect(await writePackFolder(folder, { 'pack.yaml': '新' })).toMatchObject({
    ok: false,
    problem: { message: expect.stringContaining('shanxi-2030') },
  });
  expect(readdirSync(packs)).toEqual(['shanxi-2030']);
  expect(readdirSync(folder).toSorted()).toEqual(['pack.yaml', 'tables']);
  expect(readFileSync(join(folder, 'pack.yaml'), 'utf8')).toBe('旧');
  expect(await writePackFolder(folder, { 'pack.yaml': '新' })).toMatchObject({ ok: true });
  expect(readdirSync(folder)).toEqual(['pack.yaml']);
});
