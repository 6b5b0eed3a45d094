import { setTimeout as pause } from 'node:timers/promises';
import { appFolders } from '../app-folders';
import { configurationFolder } from '../files/configuration-folder';
import type { hostHandlers, LoadedHandlers } from '../host-handlers';
import { logToStderr } from '../services/log';
import { newKey } from './access';
import { leaveHandover, takeHandover } from './handover';
import { openBrowser } from './open-browser';
import { startLoopbackHost } from './server';

/** Less than any browser takes to ask for the page. */
const LOADED_AFTER_MS = 100;

/** The browser host: prints one line with the address, opens it where there is a screen, ends on a signal. */
async function main(): Promise<void> {
  const folders = appFolders(import.meta.url);
  const configuration = configurationFolder();
  const before = await takeHandover(configuration);
  const pledge = before?.pledge ?? newKey();
  const loaded = loadHandlers(folders, {
    host: 'browser',
    configuration,
    pledge,
    words: process.argv.slice(2),
  });
  const host = await startLoopbackHost({
    pageFolder: folders.page,
    handlers: loaded.then(({ handlers }) => handlers),
    ...(before ? { before } : {}),
  });
  const { port, key } = host;
  const takeBack = await leaveHandover(configuration, { port, key, pledge }, logToStderr);
  const end = async () => {
    // A connection that never ends must not keep the program alive.
    setTimeout(() => process.exit(0), 5000).unref();
    await host.close();
    const { handlers, windows } = await loaded;
    for (const window of windows.all()) await handlers['project.leave']({ window });
    await takeBack();
    process.exit(0);
  };
  // `on`, not `once`: a terminal and a parent may both send the same signal.
  process.on('SIGINT', end);
  process.on('SIGTERM', end);
  process.stdout.write(`决算公开助手已启动，请在浏览器中打开（只能打开一次）：${host.address}\n`);
  openBrowser(host.address);
  // What cannot be loaded ends the host with what is wrong.
  await loaded;
}

/** Loading keeps the thread busy: it begins when the address is out and the first page, should one ask at once, is answered. */
async function loadHandlers(...of: Parameters<typeof hostHandlers>): Promise<LoadedHandlers> {
  await pause(LOADED_AFTER_MS);
  const { hostHandlers: make } = await import('../host-handlers');
  return make(...of);
}

await main();
