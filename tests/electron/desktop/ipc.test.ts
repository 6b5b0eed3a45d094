import { ipcMain } from 'electron';
import { expect, test, vi } from 'vitest';
import { serveCalls } from '../../../electron/ipc';
import { isOwnAddress, pagePath } from '../../../electron/page/page-address';
import { temporaryHost } from '../services/temporary-host';

vi.mock('electron', () => ({ ipcMain: { handle: vi.fn() } }));

/** What the page at `url` gets; `inFrame` calls from a frame inside the page. */
async function callFrom(url: string | null, inFrame = false) {
  serveCalls(temporaryHost().handlers);
  const [, listener] = vi.mocked(ipcMain.handle).mock.lastCall ?? [];
  const senderFrame = url === null ? null : { url };
  const event = { senderFrame, sender: { mainFrame: inFrame ? { url } : senderFrame } };
  return listener?.(event as never, 'host.describe', {});
}

test('our own page is answered', async () => {
  expect(await callFrom('app://juesuan/index.html')).toMatchObject({ ok: true, value: { version: '1.2.3' } });
});

test.each([
  ['https://juesuan/', false],
  ['app://other/', false],
  ['app://juesuan.example/', false],
  ['app://user@juesuan/', false],
  ['file:///etc/passwd', false],
  ['about:blank', false],
  ['', false],
  [null, false],
  ['app://juesuan/', true],
])('%s (in a frame: %s) is refused', async (url, inFrame) => {
  const stderr = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  expect(await callFrom(url, inFrame)).toMatchObject({ ok: false, problem: { kind: 'not-permitted' } });
  expect(stderr).toHaveBeenCalledOnce();
  stderr.mockRestore();
});

test('addresses are told apart by their parts', () => {
  expect(isOwnAddress('app://juesuan/assets/x.js')).toBe(true);
  expect(isOwnAddress('app:juesuan/x')).toBe(false);
  expect(pagePath('app://juesuan/assets/x.js?y#z')).toBe('/assets/x.js');
  expect(pagePath('app://juesuan')).toBe('');
  expect(pagePath('https://juesuan/')).toBeUndefined();
});
