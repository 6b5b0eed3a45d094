import { join } from 'node:path';
import { app, BrowserWindow, type WebContents } from 'electron';
import { confirmLosingChanges } from './dialogs';
import { isOwnAddress, PAGE_ADDRESS } from './page/page-address';

/** The one window. It shows our page and can be led nowhere else. `electronFolder` holds the built preload. */
export function openWindow(electronFolder: string): BrowserWindow {
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
    // Here to prevent means: close although the page asked to stay.
    if (confirmLosingChanges(window)) event.preventDefault();
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
