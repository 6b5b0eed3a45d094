import { app, type BrowserWindow } from 'electron';
import { appFolders, appVersion } from './app-folders';
import { showFileDialog } from './dialogs';
import { configurationFolder } from './files/configuration-folder';
import { serveCalls } from './ipc';
import { lockBeforeReady, lockSession } from './lock-session';
import { showMenu } from './menu';
import { packFolders } from './packs/pack-folders';
import { createHandlers } from './services/handlers';
import { createNamedFiles } from './services/named-files';
import { createOpenWindows } from './services/open-windows';
import { ownFolders } from './services/places';
import { openRememberedAnswers } from './services/remembered-answers';
import { workbookHandlers, workbookRunner } from './services/workbook';
import { lockNavigation, openWindow } from './window';

const folders = appFolders(import.meta.url);
let window: BrowserWindow | undefined;

function showWindow(): void {
  if (window === undefined) {
    window = openWindow(folders.electron);
    window.once('closed', () => {
      window = undefined;
    });
    return;
  }
  if (window.isMinimized()) window.restore();
  window.focus();
}

function start(): void {
  lockSession(folders.page);
  const version = appVersion(folders);
  const configuration = configurationFolder();
  const packs = packFolders(folders.packs, configuration);
  const runner = workbookRunner(packs);
  const userFolders = ownFolders();
  const named = createNamedFiles({ home: userFolders.home, ownFolders: [configuration, folders.program] });
  app.setAboutPanelOptions({ applicationName: '决算公开助手', applicationVersion: version });
  serveCalls(
    createHandlers({
      host: 'electron',
      version,
      packFolders: packs,
      configurationFolder: configuration,
      userFolders,
      named,
      windows: createOpenWindows(() => new Date()),
      workbook: workbookHandlers(packs, {
        named,
        run: runner,
        remembered: openRememberedAnswers(configuration),
      }),
      readCodes: runner.codes,
      showDialog: (request) => showFileDialog(window, request),
    }),
  );
  showMenu(() => window);
  showWindow();
}

// Everything up to whenReady must happen before Chromium starts, hence without waiting for anything.
lockBeforeReady();
app.on('web-contents-created', (_event, contents) => lockNavigation(contents));
if (app.requestSingleInstanceLock()) {
  app.on('second-instance', showWindow);
  app.on('activate', showWindow);
  app.on('window-all-closed', () => app.quit());
  app.whenReady().then(start);
} else {
  app.quit();
}
