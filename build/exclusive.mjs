import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { ROOT } from './root.mjs';

const LONGEST_WAIT_MS = 10 * 60 * 1000;

/**
 * Runs `work` while no other process does the same work in this folder: two first calls at once must not install or
 * bundle over each other. A lock whose owner is gone is taken over.
 *
 * @template Value
 * @param {string} name
 * @param {() => Promise<Value>} work
 * @returns {Promise<Value>}
 */
export async function exclusively(name, work) {
  // Outside the project: installing empties node_modules, bundling replaces dist.
  const lock = join(
    tmpdir(),
    `juesuan-${createHash('sha256').update(ROOT).digest('hex').slice(0, 16)}-${name}`,
  );
  const giveUp = Date.now() + LONGEST_WAIT_MS;
  while (!take(lock)) {
    if (Date.now() > giveUp) throw new Error(`等待另一个进程超过 10 分钟，请关闭它或删除 ${lock} 后重试。`);
    await pause(100);
  }
  try {
    return await work();
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}

function take(lock) {
  try {
    mkdirSync(lock);
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    if (isAbandoned(lock)) rmSync(lock, { recursive: true, force: true });
    return false;
  }
  writeFileSync(join(lock, 'pid'), String(process.pid));
  return true;
}

function isAbandoned(lock) {
  try {
    process.kill(Number(readFileSync(join(lock, 'pid'), 'utf8')), 0);
    return false;
  } catch (error) {
    // No such process, or killed between making the folder and writing its number.
    if (error.code === 'ESRCH') return true;
    if (error.code !== 'ENOENT') return false;
    const made = statSync(lock, { throwIfNoEntry: false });
    return made !== undefined && Date.now() - made.mtimeMs > 5000;
  }
}
