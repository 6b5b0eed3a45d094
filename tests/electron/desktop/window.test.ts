import { beforeAll, describe, expect, test, vi } from 'vitest';
import { ENDINGS } from '../../../electron/services/folder-listing';
import { fakeElectron } from './fake-electron';

const electron = fakeElectron();
vi.mock('electron', () => electron);
vi.mock('../../../electron/app-folders', () => ({
  appFolders: () => ({
    electron: '/app/dist/electron',
    page: '/app/dist/renderer',
    packs: '/app/dist/packs',
    program: '/app',
  }),
}));
vi.mock('../../../electron/app-version', () => ({ appVersion: () => '1.2.3' }));

beforeAll(async () => {
  await import('../../../electron/main');
});

const madeWindow = () => {
  const [window] = electron.BrowserWindow.made;
  if (!window) throw new Error('no window was opened');
  return window;
};

/** The handler that was given to a recorded call. */
const given = <Handler>(call: { mock: { lastCall?: unknown[] | undefined } }, at = 0) =>
  call.mock.lastCall?.[at] as Handler;

test('the locks are on before the window is there, and the early ones before Electron is ready', () => {
  expect(electron.steps).toEqual([
    'scheme',
    'sandbox',
    'whenReady',
    'serve page',
    'filter requests',
    'ipc',
    'window',
  ]);
});

test('the page runs in a sandbox with nothing of Node', () => {
  // As a whole: whatever else could be switched on is not.
  expect(madeWindow().options.webPreferences).toEqual({
    preload: '/app/dist/electron/preload.cjs',
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    webviewTag: false,
    spellcheck: false,
    devTools: false,
  });
  expect(madeWindow().loadURL).toHaveBeenCalledExactlyOnceWith('app://juesuan/');
});

test('no request leaves for anything but the page itself', () => {
  type Decide = (answer: { readonly cancel: boolean }) => void;
  const { onBeforeRequest } = electron.session.defaultSession.webRequest;
  const filter = given<(details: { url: string }, decide: Decide) => void>(onBeforeRequest);
  const isCancelled = (url: string) => {
    const decide = vi.fn<Decide>();
    filter({ url }, decide);
    return decide.mock.lastCall?.[0].cancel;
  };
  expect(isCancelled('app://juesuan/assets/index.js')).toBe(false);
  expect(isCancelled('data:image/png;base64,AA==')).toBe(false);
  const others = [
    'https://example.com/',
    'http://127.0.0.1:1/',
    'ws://x/',
    'file:///etc/passwd',
    'app://other/',
  ];
  for (const url of [...others, 'devtools://devtools/x']) expect(isCancelled(url), url).toBe(true);
});

test('permissions but reading the clipboard, and downloads, are denied', () => {
  const locked = electron.session.defaultSession;
  type Ask = (contents: unknown, permission: string, decide: unknown) => boolean;
  for (const [permission, allowed] of [
    ['media', false],
    ['deprecated-sync-clipboard-read', false],
    ['clipboard-read', true],
  ] as const) {
    const decide = vi.fn();
    given<Ask>(locked.setPermissionRequestHandler)({}, permission, decide);
    expect(decide, permission).toHaveBeenCalledExactlyOnceWith(allowed);
    expect(given<Ask>(locked.setPermissionCheckHandler)({}, permission, ''), permission).toBe(allowed);
  }
  expect(given<() => boolean>(locked.setDevicePermissionHandler)()).toBe(false);
  const event = { preventDefault: vi.fn() };
  locked.emit('will-download', event);
  expect(event.preventDefault).toHaveBeenCalledOnce();
});

describe('the way out is closed', () => {
  test.each(['will-navigate', 'will-frame-navigate', 'will-redirect', 'will-attach-webview'])(
    '%s',
    (name) => {
      const event = { preventDefault: vi.fn(), url: 'https://example.com/' };
      madeWindow().webContents.emit(name, event);
      expect(event.preventDefault).toHaveBeenCalledOnce();
    },
  );

  test('new windows', () => {
    expect(given<() => unknown>(madeWindow().webContents.setWindowOpenHandler)()).toEqual({ action: 'deny' });
  });
});

test('unsaved changes are lost only when the clerk says so', () => {
  const event = { preventDefault: vi.fn() };
  madeWindow().webContents.emit('will-prevent-unload', event);
  expect(event.preventDefault, '返回').not.toHaveBeenCalled();
  electron.dialog.showMessageBoxSync.mockReturnValueOnce(1);
  madeWindow().webContents.emit('will-prevent-unload', event);
  expect(event.preventDefault, '不保存并关闭').toHaveBeenCalledOnce();
  electron.dialog.showMessageBoxSync.mockReturnValueOnce(2);
  madeWindow().webContents.emit('will-prevent-unload', event);
  expect(event.preventDefault, '保存并关闭 closes once it is saved').toHaveBeenCalledOnce();
  expect(madeWindow().webContents.send).toHaveBeenCalledExactlyOnceWith('juesuan:tell', 'save-and-close');
  madeWindow().webContents.send.mockClear();
});

test('a file named by a double click or a second start is opened in the window that is there', async () => {
  const preventDefault = vi.fn();
  electron.app.emit('open-file', { preventDefault }, '/home/甲.juesuan');
  await expect
    .poll(() => madeWindow().webContents.send.mock.lastCall)
    .toEqual(['juesuan:tell', 'file-named']);
  expect(preventDefault).toHaveBeenCalledOnce();
  madeWindow().webContents.send.mockClear();
});

test('the page is served with its policy; what is no file of it is not found', async () => {
  const serve = given<(request: { url: string }) => Promise<Response>>(
    electron.session.defaultSession.protocol.handle,
    1,
  );
  for (const url of ['app://juesuan/none.js', 'app://juesuan/%2e%2e/secret.js', 'app://other/index.html']) {
    const reply = await serve({ url });
    expect(reply.status).toBe(404);
    expect(reply.headers.get('content-security-policy')).toContain("default-src 'self'");
  }
});

test('a second start shows the window that is there', () => {
  electron.app.emit('second-instance', {}, ['juesuan'], '/');
  expect(electron.BrowserWindow.made).toHaveLength(1);
  expect(madeWindow().focus).toHaveBeenCalledOnce();
});

test('the native dialog offers what the purpose can use', async () => {
  electron.dialog.showOpenDialog.mockResolvedValueOnce({ canceled: false, filePaths: ['/a.xlsx'] });
  const listener = given<(event: unknown, name: string, request: unknown) => Promise<unknown>>(
    electron.ipcMain.handle,
    1,
  );
  const frame = { url: 'app://juesuan/' };
  const event = { senderFrame: frame, sender: { mainFrame: frame } };
  expect(await listener(event, 'files.choose', { purpose: 'open-workbook' })).toEqual({
    ok: true,
    value: { file: { path: '/a.xlsx', digest: null }, usedBy: null },
  });
  const [, options] = electron.dialog.showOpenDialog.mock.lastCall ?? [];
  expect(options).toMatchObject({
    title: '选择工作簿',
    filters: [{ extensions: ENDINGS['open-workbook'].map((ending) => ending.slice(1)) }, {}],
  });
  electron.dialog.showSaveDialog.mockResolvedValueOnce({ canceled: true, filePath: '' });
  expect(
    await listener(event, 'files.choose', { purpose: 'save-project', suggestedName: '某局.juesuan' }),
  ).toEqual({
    ok: true,
    value: { file: null, usedBy: null },
  });
});

test('menu items of the page are sent as one kind of message', () => {
  type Item = { label?: string; click?: () => void; submenu?: Item[] };
  const menu = given<Item[]>(electron.Menu.buildFromTemplate);
  const items = menu.flatMap((item) => item.submenu ?? []);
  expect(menu.map((item) => item.label)).toEqual(['文件', '编辑', '审核', '视图', '帮助']);
  items.find((item) => item.label === '保存')?.click?.();
  expect(madeWindow().webContents.send).toHaveBeenCalledExactlyOnceWith('juesuan:menu', 'save-project');
});

test('the clipboard is asked of the field with the focus, and its keys are left to it', () => {
  type Item = { label?: string; role?: string; accelerator?: string; submenu?: Item[]; click?: unknown };
  const [, edit] = given<Item[]>(electron.Menu.buildFromTemplate);
  const labels = ['剪切', '复制', '粘贴'];
  expect(edit?.submenu?.filter(({ label }) => labels.includes(label ?? ''))).toEqual([
    { label: '剪切', role: 'cut', accelerator: 'CmdOrCtrl+X', registerAccelerator: false },
    { label: '复制', role: 'copy', accelerator: 'CmdOrCtrl+C', registerAccelerator: false },
    { label: '粘贴', role: 'paste', accelerator: 'CmdOrCtrl+V', registerAccelerator: false },
  ]);
});

test('a run that would end with the window is told before it closes', async () => {
  electron.dialog.showMessageBoxSync.mockClear();
  const { openWindow } = await import('../../../electron/window');
  openWindow('/app/dist/electron', () => true);
  const window = electron.BrowserWindow.made.at(-1);
  const event = { preventDefault: vi.fn() };
  window?.webContents.emit('will-prevent-unload', event);
  expect(electron.dialog.showMessageBoxSync).toHaveBeenCalledExactlyOnceWith(
    window,
    expect.objectContaining({ message: '正在批量检查，关闭后就停止' }),
  );
  expect(event.preventDefault).not.toHaveBeenCalled();
});
