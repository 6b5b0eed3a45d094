import { readFile, rename, stat } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { createQueues } from '#shared/kit/in-turn';
import { failed, type Result } from '#shared/kit/result';
import { type FileTrouble, systemCode, troubleOf } from './file-trouble';
import { isAlive, THIS_MACHINE } from './machine';
import { removeQuietly } from './temporary-name';
import { writeMark } from './write-mark';

const PAUSE_MS = 15;
/** Work under such a lock takes a moment; a program that cannot get it in this time says so. */
const PATIENCE_MS = 10_000;
/** One that another machine left. Clocks of machines differ by less. */
const FORGOTTEN_MS = 120_000;

const inProcess = createQueues();

/**
 * Does the work while no other program of anybody does such work under the same `lock` file. A lock that a killed
 * program left is taken over. `locked`: another program did not let go. Trouble names `path`, which the lock is about.
 */
export function exclusively<Answer>(
  lock: string,
  path: string,
  work: () => Promise<Answer>,
): Promise<Answer | Result<never, FileTrouble>> {
  return inProcess(lock, async () => {
    const taken = await take(lock);
    if (taken) return failed({ ...taken, path });
    try {
      return await work();
    } finally {
      await removeQuietly(lock);
    }
  });
}

async function take(lock: string): Promise<FileTrouble | undefined> {
  const latest = Date.now() + PATIENCE_MS;
  for (;;) {
    try {
      await writeMark(lock, `${THIS_MACHINE} ${process.pid}`);
      return undefined;
    } catch (error) {
      if (systemCode(error) !== 'EEXIST') {
        const trouble = troubleOf(error, 'write', lock);
        if (trouble === undefined) throw error;
        return trouble;
      }
    }
    if (await isLeft(lock)) await putAside(lock);
    else if (Date.now() > latest) return { kind: 'locked', doing: 'write', path: lock };
    else await pause(PAUSE_MS);
  }
}

/** Whether whoever made the lock is gone. One that was just made and is still empty is not. */
async function isLeft(lock: string): Promise<boolean> {
  try {
    const [machine, process_] = (await readFile(lock, 'utf8')).split(' ');
    const age = Date.now() - (await stat(lock)).mtimeMs;
    if (age > FORGOTTEN_MS) return true;
    return machine === THIS_MACHINE && process_ !== undefined && !isAlive(Number(process_));
  } catch (error) {
    if (systemCode(error) === '') throw error;
    return false;
  }
}

/** Renamed before it is removed: of two that find it left, only one gets it, and never a new one. */
async function putAside(lock: string): Promise<void> {
  const aside = `${lock}.left-${process.pid}-${Date.now()}`;
  try {
    await rename(lock, aside);
  } catch (error) {
    if (systemCode(error) === '') throw error;
    return;
  }
  await removeQuietly(aside);
}
