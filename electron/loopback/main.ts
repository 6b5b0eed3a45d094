import { appFolders, appVersion } from '../app-folders';
import { configurationFolder } from '../files/configuration-folder';
import { packFolders } from '../packs/pack-folders';
import { createHandlers } from '../services/handlers';
import { createNamedFiles } from '../services/named-files';
import { createOpenWindows } from '../services/open-windows';
import { ownFolders } from '../services/places';
import { openRememberedAnswers } from '../services/remembered-answers';
import { workbookHandlers, workbookRunner } from '../services/workbook';
import { openBrowser } from './open-browser';
import { startLoopbackHost } from './server';

/** The browser host: prints one line with the address, opens it where there is a screen, ends on a signal. */
async function main(): Promise<void> {
  const folders = appFolders(import.meta.url);
  const configuration = configurationFolder();
  const packs = packFolders(folders.packs, configuration);
  const runner = workbookRunner(packs);
  const userFolders = ownFolders();
  const named = createNamedFiles({ home: userFolders.home, ownFolders: [configuration, folders.program] });
  const host = await startLoopbackHost({
    pageFolder: folders.page,
    handlers: createHandlers({
      host: 'browser',
      version: appVersion(folders),
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
    }),
  });
  const end = () => {
    // A connection that never ends must not keep the program alive.
    setTimeout(() => process.exit(0), 5000).unref();
    host.close().then(() => process.exit(0));
  };
  // `on`, not `once`: a terminal and a parent may both send the same signal.
  process.on('SIGINT', end);
  process.on('SIGTERM', end);
  process.stdout.write(`决算公开助手已启动，请在浏览器中打开（只能打开一次）：${host.address}\n`);
  openBrowser(host.address);
}

await main();
