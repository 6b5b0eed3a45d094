import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './root.mjs';
import { run } from './run.mjs';

const PACKAGE = join(ROOT, 'node_modules', 'electron');
const MISSED = join(ROOT, 'node_modules', '.juesuan-no-electron');
const LONGEST_SECONDS = 20;
const TRY_AGAIN_AFTER_MS = 60 * 60 * 1000;

/** Whether windows can appear here. */
export function hasDisplay(environment = process.env, platform = process.platform) {
  if (platform === 'win32' || platform === 'darwin') return true;
  return Boolean(environment.DISPLAY || environment.WAYLAND_DISPLAY);
}

/**
 * Electron's program, fetched if need be: its package comes without it and brings it on first use. Tried for 20
 * seconds at most, and after a failure not again for an hour, so that offline starts stay quick.
 *
 * @param {{ tell?: (sentence: string) => void }} [options]
 * @returns {Promise<string | undefined>} path of the program, or undefined where it cannot be had
 */
export async function findElectron({ tell = () => undefined } = {}) {
  const present = installedElectron();
  if (present !== undefined) return present;
  const missed = statSync(MISSED, { throwIfNoEntry: false });
  if (missed && Date.now() - missed.mtimeMs < TRY_AGAIN_AFTER_MS) return undefined;
  tell(`正在取得桌面窗口程序 Electron（最多 ${LONGEST_SECONDS} 秒，取不到就用浏览器）…`);
  await run(process.execPath, [join(PACKAGE, 'install.js')], { stdio: 'collect', seconds: LONGEST_SECONDS });
  const fetched = installedElectron();
  if (fetched === undefined) writeFileSync(MISSED, '');
  else rmSync(MISSED, { force: true });
  return fetched;
}

function installedElectron() {
  const note = join(PACKAGE, 'path.txt');
  const name = existsSync(note) ? readFileSync(note, 'utf8') : 'electron';
  const folder = process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(PACKAGE, 'dist');
  const program = join(folder, name);
  return existsSync(program) ? program : undefined;
}
