import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { exclusively } from './exclusive.mjs';
import { ROOT } from './root.mjs';
import { npm, telling } from './run.mjs';

const LOCK_FILE = join(ROOT, 'package-lock.json');
const MODULES = join(ROOT, 'node_modules');
const STAMP = join(MODULES, '.juesuan-installed');

/**
 * Makes node_modules agree with package-lock.json. Does nothing when it does; otherwise `npm ci`, whose words go to
 * stderr and only when it fails.
 *
 * @param {{ tell?: (sentence: string) => void }} [options] `tell` hears what takes time, before it begins and while it lasts
 * @returns {Promise<void>} rejects when the packages cannot be had
 */
export async function ensureInstalled({ tell = () => undefined } = {}) {
  const wanted = createHash('sha256').update(readFileSync(LOCK_FILE)).digest('hex');
  if (isStamped(wanted)) return;
  await exclusively('install', async () => {
    if (isStamped(wanted)) return;
    if (!hasLockedVersions()) {
      tell('首次启动，正在安装所需的软件包（npm ci），约需一两分钟…');
      const { code, output } = await telling(tell, '仍在安装软件包', () =>
        npm(['ci', '--no-audit', '--no-fund'], { cwd: ROOT, stdio: 'collect' }),
      );
      if (code === 0) tell('软件包已装好。');
      if (code !== 0) {
        process.stderr.write(output);
        throw new Error('安装所需的软件包失败（npm ci），请检查网络或 npm 源的设置后重试。');
      }
    }
    writeFileSync(STAMP, wanted);
  });
}

function isStamped(wanted) {
  return existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted;
}

/** Whether an installation made by hand (`npm install`) already is what the lock file says. */
function hasLockedVersions() {
  const installed = join(MODULES, '.package-lock.json');
  if (!existsSync(installed)) return false;
  const have = JSON.parse(readFileSync(installed, 'utf8')).packages ?? {};
  const want = JSON.parse(readFileSync(LOCK_FILE, 'utf8')).packages ?? {};
  // Optional packages are those of other systems: not installed here, and rightly so.
  return Object.entries(want).every(
    ([path, { version, optional, link }]) =>
      path === '' || link || (have[path]?.version ?? (optional ? version : undefined)) === version,
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    await ensureInstalled();
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
