import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import * as disk from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { writeFileAtomically } from '../../../electron/files/atomic-write';
import { temporaryFolder } from '../temporary-folder';

vi.mock('node:fs/promises', { spy: true });

const posix = process.platform !== 'win32';

function systemError(code: string): Error {
  return Object.assign(new Error(code), { code });
}

describe('writeFileAtomically', () => {
  test('makes a new file and replaces an old one, leaving nothing beside', async () => {
    const folder = temporaryFolder();
    const path = join(folder, '决算.juesuan');
    expect(await writeFileAtomically(path, '一')).toEqual({ ok: true, value: undefined });
    expect(await writeFileAtomically(path, new TextEncoder().encode('二'))).toEqual({
      ok: true,
      value: undefined,
    });
    expect(readFileSync(path, 'utf8')).toBe('二');
    expect(readdirSync(folder)).toEqual(['决算.juesuan']);
  });

  test.runIf(posix)('keeps the mode of the old file and follows a link to it', async () => {
    const folder = temporaryFolder();
    const path = join(folder, 'real.juesuan');
    const link = join(folder, 'link.juesuan');
    writeFileSync(path, 'old');
    chmodSync(path, 0o640);
    symlinkSync(path, link);
    await writeFileAtomically(link, 'new');
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
    expect(readFileSync(path, 'utf8')).toBe('new');
    expect(statSync(path).mode & 0o777).toBe(0o640);
  });

  test('flushes the content before the rename', async () => {
    const folder = temporaryFolder();
    const steps: string[] = [];
    const real = await vi.importActual<typeof disk>('node:fs/promises');
    vi.mocked(disk.open).mockImplementationOnce(async (...args) => {
      const handle = await real.open(...args);
      const sync = handle.sync.bind(handle);
      handle.sync = async () => {
        steps.push('sync');
        await sync();
      };
      return handle;
    });
    vi.mocked(disk.rename).mockImplementationOnce(async (from, to) => {
      steps.push('rename');
      await real.rename(from, to);
    });
    await writeFileAtomically(join(folder, 'a'), 'content');
    expect(steps).toEqual(['sync', 'rename']);
  });

  const steps = { open: disk.open, rename: disk.rename };
  const troubles = [
    { step: 'rename', code: 'EBUSY', kind: 'locked', times: 5 },
    { step: 'rename', code: 'ENOSPC', kind: 'disk-full', times: 1 },
    { step: 'rename', code: 'EACCES', kind: 'not-permitted', times: 1 },
    { step: 'open', code: 'ENOSPC', kind: 'disk-full', times: 1 },
    { step: 'open', code: 'EACCES', kind: 'not-permitted', times: 1 },
  ] as const;

  test.runIf(posix).each(troubles)(
    '$code at $step: $kind, the old file whole, nothing beside',
    async (row) => {
      const folder = temporaryFolder();
      const path = join(folder, 'a.juesuan');
      writeFileSync(path, 'old');
      for (let time = 0; time < row.times; time += 1) {
        vi.mocked(steps[row.step]).mockRejectedValueOnce(systemError(row.code));
      }
      expect(await writeFileAtomically(path, 'new')).toEqual({
        ok: false,
        problem: { kind: row.kind, doing: 'write', path },
      });
      expect(readFileSync(path, 'utf8')).toBe('old');
      expect(readdirSync(folder)).toEqual(['a.juesuan']);
    },
  );

  test('waits out a short hold on the target', async () => {
    const path = join(temporaryFolder(), 'a.juesuan');
    vi.mocked(disk.rename).mockRejectedValueOnce(systemError('EBUSY'));
    expect(await writeFileAtomically(path, 'new')).toEqual({ ok: true, value: undefined });
    expect(readFileSync(path, 'utf8')).toBe('new');
  });

  test('a folder, a missing folder and a file used as a folder are trouble', async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'sub'));
    writeFileSync(join(folder, 'file'), '');
    const kindOf = async (path: string) => {
      const result = await writeFileAtomically(path, 'x');
      return result.ok ? 'ok' : result.problem.kind;
    };
    expect(await kindOf(join(folder, 'sub'))).toBe('is-folder');
    expect(await kindOf(join(folder, 'none', 'a'))).toBe('missing');
    expect(await kindOf(join(folder, 'file', 'a'))).toBe('missing-folder');
    expect(existsSync(join(folder, 'none'))).toBe(false);
  });

  test('a bug is thrown, and still nothing stays beside', async () => {
    const folder = temporaryFolder();
    vi.mocked(disk.rename).mockRejectedValueOnce(new TypeError('bug'));
    await expect(writeFileAtomically(join(folder, 'a'), 'x')).rejects.toThrow('bug');
    expect(readdirSync(folder)).toEqual([]);
  });
});
