import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bundle } from './bundle.mjs';
import { ensureInstalled } from './ensure-installed.mjs';
import { findElectron, hasDisplay } from './find-electron.mjs';
import { ROOT } from './root.mjs';
import { run } from './run.mjs';

/** An end with an error this early is a window that never came up (no sandbox for this user, a library missing). */
const NEVER_CAME_UP_MS = 10_000;

/** `npm start`: the desktop window where Electron runs, otherwise the same page in the system's browser. */
try {
  console.log('决算公开助手：正在启动…');
  await ensureInstalled({ tell: console.log });
  console.log('正在构建页面和程序…');
  await bundle();
  const reason = await startWindow();
  if (reason !== undefined) {
    console.log(`${reason}，改用浏览器打开。`);
    // In this process: another one would take as long to come up as the host itself.
    await import(pathToFileURL(join(ROOT, 'dist', 'electron', 'loopback.js')).href);
  }
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}

/** Runs the window until it is closed. The result says why there was none. */
async function startWindow() {
  if (!hasDisplay()) return '这里没有图形界面';
  const electron = await findElectron({ tell: console.log });
  if (electron === undefined) return '没有取得 Electron';
  const began = Date.now();
  console.log('正在打开窗口…');
  const { code } = await run(electron, [ROOT, ...process.argv.slice(2)]);
  if (code !== 0 && Date.now() - began < NEVER_CAME_UP_MS) return 'Electron 无法在这里启动';
  process.exitCode = code;
  return undefined;
}
