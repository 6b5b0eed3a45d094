import { writeFileSync } from 'node:fs';
import * as disk from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { dispatch } from '../../../electron/services/dispatch';
import { temporaryHost } from './temporary-host';

vi.mock('node:fs/promises', { spy: true });

test('a folder on a drive that never answers is given up in words, and the chooser goes on', async () => {
  const { handlers, home } = temporaryHost();
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  try {
    vi.mocked(disk.readdir).mockReturnValueOnce(new Promise<never>(() => undefined));
    const answer = handlers['files.list']({ folder: home, purpose: 'open-project' });
    await vi.waitFor(() => expect(disk.readdir).toHaveBeenCalled());
    await vi.advanceTimersByTimeAsync(60_000);
    expect(await answer).toMatchObject({ problem: { message: expect.stringContaining('没有响应') } });
    expect(await handlers['files.list']({ folder: home, purpose: 'open-project' })).toMatchObject({
      ok: true,
    });
  } finally {
    vi.useRealTimers();
  }
});

test('whichever of its small calls a drive does not answer, the page hears of it', async () => {
  const { handlers, home } = temporaryHost();
  const path = join(home, '项目.juesuan');
  writeFileSync(path, '{}');
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  try {
    vi.mocked(disk.realpath).mockReturnValueOnce(new Promise<never>(() => undefined));
    const answer = dispatch(handlers, 'files.name', { purpose: 'save-project', path });
    await vi.waitFor(() => expect(disk.realpath).toHaveBeenCalled());
    await vi.advanceTimersByTimeAsync(90_000);
    expect(await answer).toMatchObject({
      problem: { message: expect.stringMatching(/项目\.juesuan」时磁盘没有响应/) },
    });
  } finally {
    vi.useRealTimers();
  }
});
