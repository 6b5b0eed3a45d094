import { cpSync, existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureInstalled } from './ensure-installed.mjs';
import { exclusively } from './exclusive.mjs';
import { ROOT } from './root.mjs';
import { digestOf, isFresh, isUntouched, stamp, touchesOf } from './stamp.mjs';

const COMMON = ['package.json', 'package-lock.json', 'tsconfig.json', 'build/bundle.mjs'];

/** What dist consists of. Each is made anew only when something it is made from has changed. */
const TARGETS = [
  { name: 'packs', from: ['shared/packs'], make: copyPacks },
  { name: 'electron', from: ['electron', 'shared', 'build/bundle-electron.mjs'], make: bundleElectron },
  { name: 'renderer', from: ['renderer', 'shared', 'build/vite.renderer.config.ts'], make: bundlePage },
];

/**
 * Brings dist up to date. Silent unless something is wrong.
 *
 * @param {readonly string[]} [names] only these targets
 * @returns {Promise<readonly string[]>} the targets that had to be made
 */
export async function bundle(names = TARGETS.map((target) => target.name)) {
  const wanted = TARGETS.filter(({ name }) => names.includes(name)).map((target) => ({
    ...target,
    inputs: [...COMMON, ...target.from],
  }));
  const stale = () => {
    const touches = touchesOf(wanted.map(({ inputs }) => inputs));
    return wanted
      .map((target, at) => ({ ...target, touches: touches[at] }))
      .filter(({ name, touches }) => !isUntouched(name, touches) || !isThere(name))
      .map((target) => ({ ...target, digest: digestOf(target.inputs) }))
      .filter(({ name, digest, touches }) => {
        if (!isFresh(name, digest) || !isThere(name)) return true;
        stamp(name, digest, touches);
        return false;
      });
  };
  if (stale().length === 0) return [];
  return exclusively('bundle', async () => {
    const made = [];
    for (const { name, digest, touches, make } of stale()) {
      await make(join(ROOT, 'dist', name), digest);
      stamp(name, digest, touches);
      made.push(name);
    }
    return made;
  });
}

function isThere(name) {
  return existsSync(join(ROOT, 'dist', name));
}

async function copyPacks(folder) {
  const beside = `${folder}.new`;
  rmSync(beside, { recursive: true, force: true });
  cpSync(join(ROOT, 'shared/packs'), beside, { recursive: true });
  rmSync(folder, { recursive: true, force: true });
  renameSync(beside, folder);
}

async function bundleElectron(folder, digest) {
  const { bundleElectron: make } = await import('./bundle-electron.mjs');
  await make(folder, digest);
}

async function bundlePage() {
  const { build } = await import('vite');
  await build({
    configFile: fileURLToPath(new URL('vite.renderer.config.ts', import.meta.url)),
    logLevel: 'error',
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    await ensureInstalled();
    const made = await bundle();
    console.log(made.length > 0 ? `已构建：${made.join('、')}` : '没有变化，不必构建');
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
