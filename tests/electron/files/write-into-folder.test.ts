import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeIntoFolder } from '../../../electron/files/write-into-folder';
import { temporaryFolder } from '../temporary-folder';

const FILES = ['培训.docx', '会议.docx', '运行维护.docx'].map((name) => ({
  name,
  bytes: new Uint8Array([1]),
}));

test('files go into a folder that is made for them', async () => {
  const folder = join(temporaryFolder(), '自评表', '2024');
  expect(await writeIntoFolder(folder, FILES)).toEqual({ ok: true, value: undefined });
  expect(readdirSync(folder).toSorted()).toEqual(FILES.map(({ name }) => name).toSorted());
});

test('where one cannot be written, those that were are named and stay', async () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, '运行维护.docx'));
  const done = await writeIntoFolder(folder, FILES);
  expect(done.ok ? '' : done.problem.message).toContain('已写出 2 份：培训.docx、会议.docx。');
  expect(existsSync(join(folder, '会议.docx'))).toBe(true);
});

test('where the first cannot be written that is said, and a folder made for nothing goes again', async () => {
  const folder = join(temporaryFolder(), '自评表');
  const done = await writeIntoFolder(folder, [
    { name: join('没有的', '培训.docx'), bytes: new Uint8Array([1]) },
    ...FILES,
  ]);
  expect(done.ok ? '' : done.problem.message).toContain('一份也没有写出。');
  expect(existsSync(folder)).toBe(false);
});
