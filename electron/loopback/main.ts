import { join } from 'node:path';
import { appFolders } from '../app-folders';
import { appVersion } from '../app-version';
import { configurationFolder } from '../files/configuration-folder';
import { packFolders } from '../packs/pack-folders';
import { createHandlers } from '../services/handlers';
import { logToStderr } from '../services/log';
import { createNamedFiles } from '../services/named-files';
import { createOpenWindows } from '../services/open-windows';
import { createOpenedFiles } from '../services/opened-files';
import { ownFolders } from '../services/places';
import { openRememberedAnswers } from '../services/remembered-answers';
import { workbookHandlers, workbookRunner } from '../services/workbook';
import { newKey } from './access';
import { leaveHandover, takeHandover } from './handover';
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
  const windows = createOpenWindows(() => new Date());
  const opened = createOpenedFiles(named);
  await opened.add(process.argv.slice(2), userFolders.calledFrom);
  const before = await takeHandover(configuration);
  const pledge = before?.pledge ?? newKey();
  const handlers = createHandlers({
    host: 'browser',
    version: appVersion(folders),
    packFolders: packs,
    configurationFolder: configuration,
    userFolders,
    named,
    windows,
    opened,
    pledge,
    workbook: workbookHandlers(packs, {
      named,
      run: runner,
      remembered: openRememberedAnswers(configuration),
    }),
    readCodes: runner.codes,
    batchWorker: join(folders.electron, 'batch-worker.js'),
  });
  const host = await startLoopbackHost({
    pageFolder: folders.page,
    handlers,
    ...(before ? { before } : {}),
  });
  const { port, key } = host;
  const takeBack = await leaveHandover(configuration, { port, key, pledge }, logToStderr);
  const end = async () => {
    // A connection that never ends must not keep the program alive.
    setTimeout(() => process.exit(0), 5000).unref();
    await host.close();
    for (const window of windows.all()) await handlers['project.leave']({ window });
    await takeBack();
    process.exit(0);
  };
  // `on`, not `once`: a terminal and a parent may both send the same signal.
  process.on('SIGINT', end);
  process.on('SIGTERM', end);
  process.stdout.write(`决算公开助手已启动，请在浏览器中打开（只能打开一次）：${host.address}\n`);
  openBrowser(host.address);
}

await main();
