import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { createDroppedFiles } from '../../../electron/services/dropped-files';
import { createNamedFiles } from '../../../electron/services/named-files';
import { MOST_DROPPED_BYTES } from '../../../shared/host/calls/files';
import { HOST_CALLS } from '../../../shared/host/contract';
import { temporaryFolder } from '../temporary-folder';

const BYTES = Buffer.from('科目,金额\r\n');

function host(folder = temporaryFolder()) {
  const named = createNamedFiles({ home: folder, ownFolders: [folder] });
  const drop = createDroppedFiles({ folder, named })['files.drop'];
  const dropped = async (name: string, bytes = BYTES, size = bytes.length) => {
    const answer = await drop({ name, size, base64: bytes.toString('base64') });
    return answer.ok ? answer.value.path : answer.problem.message;
  };
  return { folder, named, dropped };
}

test('a dropped workbook lies whole under its own name, named to be read and for nothing else', async () => {
  const { named, dropped } = host();
  const path = await dropped('决算表.xlsx');
  expect(basename(path)).toBe('决算表.xlsx');
  expect(readFileSync(path).equals(BYTES)).toBe(true);
  if (process.platform !== 'win32') expect(statSync(dirname(path)).mode & 0o077).toBe(0);
  expect(named.admit('workbook', path).ok).toBe(true);
  for (const use of ['project', 'template', 'made-workbook', 'pack'] as const)
    expect(named.admit(use, path).ok).toBe(false);
});

test('a name leads nowhere else, however it is written', async () => {
  const { folder, dropped } = host();
  for (const name of [
    '../../甲.xlsx',
    '..\\..\\乙.xls',
    'C:\\丙.et',
    'a\u0000b\n.csv',
    '.xlsx',
    '..xlsx',
    `${'长'.repeat(240)}.ods`,
  ]) {
    const path = await dropped(name);
    if (path.includes('没有读取')) continue;
    expect(dirname(dirname(dirname(path))), name).toBe(join(folder, 'dropped'));
    expect(basename(path).length, name).toBeLessThan(70);
    expect(existsSync(path), name).toBe(true);
  }
});

test('what is no workbook, came in part or is too large is not taken', async () => {
  const { folder, dropped } = host();
  expect(await dropped('启动.bat')).toBe('「启动.bat」不是工作簿，没有读取。');
  expect(await dropped('项目.juesuan')).toContain('不是工作簿');
  expect(await dropped('表.xlsx', BYTES, BYTES.length + 1)).toContain('没有收全');
  expect(existsSync(join(folder, 'dropped'))).toBe(false);
  const request = { name: '表.xlsx', size: MOST_DROPPED_BYTES + 1, base64: '' };
  expect(HOST_CALLS['files.drop'].request.safeParse(request).success).toBe(false);
});

test('few are kept, and those of runs before are taken away', async () => {
  const before = temporaryFolder();
  const left = join(before, 'dropped', `${readMachine(await host().dropped('a.xls'))}-999999999`, '1');
  mkdirSync(left, { recursive: true });
  writeFileSync(join(left, '上年.xlsx'), BYTES);
  const { dropped } = host(before);
  const paths: string[] = [];
  for (const at of [1, 2, 3, 4, 5, 6]) paths.push(await dropped(`表${at}.xlsx`));
  expect(existsSync(left)).toBe(false);
  expect(paths.map((path) => existsSync(path))).toEqual([false, false, true, true, true, true]);
  expect(readdirSync(join(before, 'dropped'))).toHaveLength(1);
});

/** The machine's part of the folder's name. */
function readMachine(path: string): string {
  return basename(dirname(dirname(path))).split('-')[0] ?? '';
}
