import { readdirSync } from 'node:fs';
import * as disk from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { exclusively } from '../../../electron/files/exclusive';
import { markRun } from '../../../electron/services/batch/run-mark';
import { temporaryFolder } from '../temporary-folder';

vi.mock('node:fs/promises', { spy: true });

/** The next file that is opened can be made, and nothing goes into it; a disk on the network may say so when it is closed. */
function fullDiskOnce(says: 'writeFile' | 'close' = 'writeFile'): void {
  const open = vi.mocked(disk.open).getMockImplementation() ?? disk.open;
  vi.mocked(disk.open).mockImplementationOnce(async (...asked) => {
    const handle = await open(...asked);
    const close = handle.close.bind(handle);
    vi.spyOn(handle, says).mockImplementation(async () => {
      if (says === 'close') await close();
      throw Object.assign(new Error('ENOSPC'), { code: 'ENOSPC' });
    });
    return handle;
  });
}

test('a save that met a full disk leaves no empty lock: with room made, the next one works at once', async () => {
  const folder = temporaryFolder();
  const lock = join(folder, '.saving');
  const path = join(folder, '决算.juesuan');
  const work = vi.fn(async () => 'saved');
  fullDiskOnce();
  expect(await exclusively(lock, path, work)).toMatchObject({ problem: { kind: 'disk-full', path } });
  expect(work).not.toHaveBeenCalled();
  expect(readdirSync(folder)).toEqual([]);
  expect(await exclusively(lock, path, work)).toBe('saved');
});

test('nor where a full disk on the network says so only when the lock is closed', async () => {
  const folder = temporaryFolder();
  const lock = join(folder, '.saving');
  fullDiskOnce('close');
  const saved = await exclusively(lock, join(folder, '决算.juesuan'), async () => 'saved');
  expect(saved).toMatchObject({ problem: { kind: 'disk-full' } });
  expect(readdirSync(folder)).toEqual([]);
});

test('nor does a run whose folder could not be marked', async () => {
  const folder = temporaryFolder();
  fullDiskOnce();
  expect(await markRun(folder)).toMatchObject({ ok: false, problem: { kind: 'write-failed' } });
  expect(readdirSync(folder)).toEqual([]);
  const marked = await markRun(folder);
  expect(marked.ok).toBe(true);
  if (marked.ok) await marked.value();
});
