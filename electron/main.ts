import { resolve } from 'node:path';
import { app, type BrowserWindow } from 'electron';
import { append } from '#shared/kit/lists';
import { appFolders } from './app-folders';
import { appVersion } from './app-version';
import { TELL_CHANNEL } from './channels';
import { showFileDialog } from './dialogs';
import { configurationFolder } from './files/configuration-folder';
import { hostHandlers } from './host-handlers';
import { serveCalls } from './ipc';
import { lockBeforeReady, lockSession } from './lock-session';
import { showMenu } from './menu';
import { startProcessesBy } from './services/job-process';
import type { OpenedFiles } from './services/opened-files';
import { startUtility } from './utility-process';
import { lockNavigation, openWindow } from './window';

const folders = appFolders(import.meta.url);
let window: BrowserWindow | undefined;
let opened: OpenedFiles | undefined;
let isChecking = (): boolean => false;
/** Named before the program was ready to take it: macOS tells of a double click very early. */
const early: string[] = [];

function showWindow(): void {
  if (window === undefined) {
    window = openWindow(folders.electron, () => isChecking());
    window.once('closed', () => {
      window = undefined;
    });
    return;
  }
  if (window.isMinimized()) window.restore();
  window.focus();
}

/** Files named by a double click or a second start are opened in the window that is there. */
async function takeFiles(words: readonly string[], folder: string): Promise<void> {
  if (opened === undefined) {
    append(
      early,
      words.map((word) => resolve(folder, word)),
    );
    return;
  }
  if ((await opened.add(words, folder)) > 0) window?.webContents.send(TELL_CHANNEL, 'file-named');
}

async function start(): Promise<void> {
  lockSession(folders.page);
  startProcessesBy(startUtility);
  const loaded = await hostHandlers(folders, {
    host: 'electron',
    configuration: configurationFolder(),
    words: process.argv.slice(1),
    showDialog: (request) => showFileDialog(window, request),
  });
  opened = loaded.opened;
  isChecking = loaded.isChecking;
  await opened.add(early, '/');
  app.setAboutPanelOptions({ applicationName: '决算公开助手', applicationVersion: appVersion(folders) });
  serveCalls(loaded.handlers);
  showMenu(() => window);
  showWindow();
}

// Everything up to whenReady must happen before Chromium starts, hence without waiting for anything.
lockBeforeReady();
app.on('web-contents-created', (_event, contents) => lockNavigation(contents));
if (app.requestSingleInstanceLock()) {
  app.on('second-instance', (_event, words, folder) => {
    showWindow();
    void takeFiles(words.slice(1), folder);
  });
  app.on('open-file', (event, path) => {
    event.preventDefault();
    void takeFiles([path], '/');
  });
  app.on('activate', showWindow);
  app.on('window-all-closed', () => app.quit());
  app.whenReady().then(start);
} else {
  app.quit();
}
