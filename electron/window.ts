import { join } from 'node:path';
import { app, BrowserWindow, type WebContents } from 'electron';
import { TELL_CHANNEL } from './channels';
import { askBeforeClosing } from './dialogs';
import { isOwnAddress, PAGE_ADDRESS } from './page/page-address';

/** The one window. It shows our page and can be led nowhere else. `electronFolder` holds the built preload; `isChecking`: a run of 批量检查 is under way. */
export function openWindow(electronFolder: string, isChecking: () => boolean): BrowserWindow {
  const window = new BrowserWindow({
    title: '决算公开助手',
    width: 1440,
    height: 900,
    minWidth: 960,
    minHeight: 600,
    show: false,
    backgroundColor: '#ffffff',
    webPreferences: {
      preload: join(electronFolder, 'preload.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      // The spell checker would fetch its dictionaries.
      spellcheck: false,
      devTools: !app.isPackaged,
    },
  });
  window.once('ready-to-show', () => window.show());
  window.webContents.on('will-prevent-unload', (event) => {
    const answer = askBeforeClosing(window, isChecking());
    // Here to prevent means: close although the page asked to stay.
    if (answer === 'discard') event.preventDefault();
    if (answer === 'save') window.webContents.send(TELL_CHANNEL, 'save-and-close');
  });
  // What was not saved is in the journal, and the page that comes up anew goes on with it.
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason !== 'clean-exit') window.webContents.reload();
  });
  window.loadURL(PAGE_ADDRESS);
  return window;
}

/** For every web contents there will ever be: no new windows, no way out, nothing embedded. */
export function lockNavigation(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-navigate', (event) => event.preventDefault());
  contents.on('will-frame-navigate', (event) => event.preventDefault());
  contents.on('will-redirect', (event) => {
    if (!isOwnAddress(event.url)) event.preventDefault();
  });
  contents.on('will-attach-webview', (event) => event.preventDefault());
}
