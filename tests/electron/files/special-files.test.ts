import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { writeFileAtomically } from '../../../electron/files/atomic-write';
import { fileProblem } from '../../../electron/files/file-problem';
import { readBytes } from '../../../electron/files/read-file';
import { inTime } from '../../../electron/files/time-limit';
import { temporaryFolder } from '../temporary-folder';

const sentenceOf = async (work: ReturnType<typeof readBytes> | ReturnType<typeof writeFileAtomically>) => {
  const result = await work;
  return result.ok ? 'ok' : fileProblem(result.problem).message;
};

describe.runIf(process.platform === 'linux')('what is no file on a disk', () => {
  test('is refused before it is opened', async () => {
    const folder = temporaryFolder();
    const pipe = join(folder, 'pipe');
    execFileSync('mkfifo', [pipe]);
    for (const path of [pipe, '/dev/zero', '/proc/kmsg', '/proc/self/environ', '/sys/kernel/notes']) {
      if (existsSync(path)) expect(await sentenceOf(readBytes(path))).toContain('不是普通文件');
    }
  });

  test('is no place to save into', async () => {
    expect(await sentenceOf(writeFileAtomically('/proc/a.juesuan', 'x'))).toBe(
      '「/proc」不是磁盘上的文件夹，不能存放文件，请换一个文件夹。',
    );
  });
});

describe.runIf(process.platform !== 'win32')('links', () => {
  test('that lead nowhere are called so, and nothing about folders is said', async () => {
    const path = join(temporaryFolder(), '快捷.juesuan');
    symlinkSync('/nowhere/原件.juesuan', path);
    expect(await sentenceOf(readBytes(path))).toMatch(/是链接.*指向的文件不存在.*检查原文件/);
    expect(await sentenceOf(writeFileAtomically(path, 'x'))).toMatch(/是链接.*换一个文件名/);
  });

  test('that lead to each other blame no drive', async () => {
    const folder = temporaryFolder();
    const [one, other] = [join(folder, '一'), join(folder, '二')];
    symlinkSync(one, other);
    symlinkSync(other, one);
    for (const sentence of [
      await sentenceOf(readBytes(one)),
      await sentenceOf(writeFileAtomically(one, '')),
    ]) {
      expect(sentence).toContain('互相指向的链接');
    }
  });
});

test('a name that is too long is called so, and a folder path that is too long names the folder', async () => {
  const folder = temporaryFolder();
  const long = `${'长'.repeat(100)}.juesuan`;
  expect(await sentenceOf(writeFileAtomically(join(folder, long), 'x'))).toMatch(/^文件名「长+…?.*太长/);
  const deep = join(folder, ...Array.from({ length: 60 }, () => '很长的文件夹名'.repeat(4)), 'a.juesuan');
  expect(await sentenceOf(writeFileAtomically(deep, 'x'))).toMatch(/^文件夹的路径「.*…」太长/);
});

test('a drive that never answers is given up', async () => {
  const never = new Promise<never>(() => undefined);
  expect(await inTime(never, 'write', '/u盘/a.juesuan', 20)).toEqual({
    ok: false,
    problem: { kind: 'unreachable', doing: 'write', path: '/u盘/a.juesuan' },
  });
});

test('a folder in the place of a file is no file', async () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'a'));
  writeFileSync(join(folder, 'b'), '');
  expect(await sentenceOf(readBytes(join(folder, 'a')))).toContain('是文件夹');
  expect(await sentenceOf(readBytes(join(folder, 'b', 'c')))).toContain('有一段不是文件夹');
});
