import { linkSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isSameFile } from '../../../electron/files/same-file';
import { temporaryFolder } from '../temporary-folder';

test('a file is the same by every name that leads to it', async () => {
  const folder = temporaryFolder();
  const [path, link, name, other] = ['a.docx', 'b.docx', 'c.docx', 'd.docx'].map((each) =>
    join(folder, each),
  ) as [string, string, string, string];
  writeFileSync(path, 'x');
  writeFileSync(other, 'x');
  symlinkSync(path, link);
  linkSync(path, name);
  expect(await isSameFile(path, link)).toBe(true);
  expect(await isSameFile(path, name)).toBe(true);
  expect(await isSameFile(path, join(folder, '.', 'a.docx'))).toBe(true);
  expect(await isSameFile(path, other)).toBe(false);
  expect(await isSameFile(join(folder, 'new.docx'), path)).toBe(false);
});
