import * as disk from 'node:fs/promises';
import { expect, test, vi } from 'vitest';
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
