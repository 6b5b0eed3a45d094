import { unlink } from 'node:fs/promises';
import { hostname, userInfo } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import type { ProjectHolder } from '#shared/host/calls/projects';
import { writeFileAtomically } from '../files/atomic-write';
import { systemCode } from '../files/file-trouble';
import { isAlive, shortDigest, THIS_MACHINE, THIS_RUN } from '../files/machine';
import { readText } from '../files/read-file';
import { writeMark } from '../files/write-mark';

/** What the lock beside a project says: who has it open, where, in which window of which run of the program. */
const lockFile = z.object({
  user: z.string(),
  machine: z.string(),
  machineKey: z.string(),
  process: z.number().int(),
  run: z.string(),
  window: z.string(),
  since: z.string(),
});
type Lock = z.infer<typeof lockFile>;

/**
 * Locks beside projects, which other windows and machines honour. They only ask people: what is on disk is protected
 * by the digest that every save carries, so a place where no lock can be made (read-only, full) is no trouble.
 */
export type ProjectLocks = {
  /** Null: the window has it now. Otherwise whoever has it, unless it is taken over. */
  readonly take: (path: string, window: string, takesOver: boolean) => Promise<ProjectHolder | null>;
  /** Removes the lock, if it is still the window's. */
  readonly release: (path: string, window: string) => Promise<void>;
};

type Means = { readonly isOpen: (window: string) => boolean; readonly now: () => Date };

export function createProjectLocks({ isOpen, now }: Means): ProjectLocks {
  const own = (window: string): Lock => ({
    user: userName(),
    machine: hostname(),
    machineKey: THIS_MACHINE,
    process: process.pid,
    run: THIS_RUN,
    window,
    since: now().toISOString(),
  });
  /** A window that outlived its program has the lock still: no other window has its name. */
  const isOwn = (lock: Lock, window: string): boolean =>
    lock.window === window && (lock.run === THIS_RUN || stateOf(lock, isOpen) === 'gone');

  return {
    take: async (path, window, takesOver) => {
      const file = lockPath(path);
      const text = `${JSON.stringify(own(window))}\n`;
      if (await createNew(file, text)) return null;
      const lock = await readLock(file);
      // Out of shape, or gone this moment: nobody to ask about.
      if (lock === undefined || takesOver || isOwn(lock, window)) {
        await writeFileAtomically(file, text);
        return null;
      }
      return { user: lock.user, machine: lock.machine, since: lock.since, state: stateOf(lock, isOpen) };
    },
    release: async (path, window) => {
      const file = lockPath(path);
      const lock = await readLock(file);
      if (!lock || !isOwn(lock, window)) return;
      try {
        await unlink(file);
      } catch (error) {
        // It stays, and the next one is asked about a holder who is gone.
        if (systemCode(error) === '') throw error;
      }
    },
  };
}

/** Of another machine nothing can be known, so its word stands. */
function stateOf(lock: Lock, isOpen: (window: string) => boolean): ProjectHolder['state'] {
  if (lock.machineKey !== THIS_MACHINE) return 'elsewhere';
  if (lock.run === THIS_RUN) return isOpen(lock.window) ? 'here' : 'gone';
  // A process number given anew to another program would hold for ever: the same number in another run is gone.
  return lock.process !== process.pid && isAlive(lock.process) ? 'elsewhere' : 'gone';
}

/** Hidden, beside the project, and never longer than a name may be. */
export function lockPath(path: string): string {
  const name = basename(path);
  const short = Buffer.byteLength(name) > 200 ? shortDigest(name) : name;
  return join(dirname(path), `.${short}.lock`);
}

/** True: there was none and now there is this one, or none can be made here. */
async function createNew(file: string, text: string): Promise<boolean> {
  try {
    await writeMark(file, text);
    return true;
  } catch (error) {
    if (systemCode(error) === '') throw error;
    return systemCode(error) !== 'EEXIST';
  }
}

async function readLock(file: string): Promise<Lock | undefined> {
  const text = await readText(file);
  if (!text.ok) return undefined;
  try {
    const parsed = lockFile.safeParse(JSON.parse(text.value));
    return parsed.success ? parsed.data : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function userName(): string {
  try {
    return userInfo().username;
  } catch (error) {
    // A user without an entry in the system's list has no name.
    if (systemCode(error) === '') throw error;
    return '';
  }
}
