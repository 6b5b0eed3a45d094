import type { Stats } from 'node:fs';
import { access, constants, type FileHandle, lstat, open, realpath, rename, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { createQueues } from '#shared/kit/in-turn';
import { failed, ok, type Result } from '#shared/kit/result';
import { type FileTrouble, systemCode, troubleOf } from './file-trouble';
import { isSpecialPlace } from './special-folder';
import { clearLeftovers, removeQuietly, temporaryName } from './temporary-name';
import { inTime } from './time-limit';

/** Virus scanners on Windows hold a fresh file for a moment; a program that has it open holds on for longer. */
const RENAME_PAUSES_MS = [20, 60, 150, 400];

const byName = createQueues();
const byFile = createQueues();

/**
 * Replaces `path` by `content` so that at every moment, also after a power cut, the name holds either the old file
 * whole or the new one whole: written beside under an unpredictable name, flushed, renamed, folder flushed. Mode
 * and, where allowed, owner of an existing file are kept; a link is followed. Of several writes to one path the one
 * asked for last stays. Throws only on bugs.
 */
export function writeFileAtomically(
  path: string,
  content: string | Uint8Array,
): Promise<Result<void, FileTrouble>> {
  return inTime(
    replaceInTurn(path, (handle) => handle.writeFile(content)),
    'write',
    path,
  );
}

/**
 * The same of content that is made while it is written, piece by piece, and may take as long as it does.
 *
 * @param make writes the content with the function it is given, which is to be waited for
 */
export function writePiecesAtomically(
  path: string,
  make: (write: (piece: Uint8Array) => Promise<void>) => Promise<void>,
): Promise<Result<void, FileTrouble>> {
  return replaceInTurn(path, (handle) => make((piece) => handle.writeFile(piece)));
}

type Fill = (handle: FileHandle) => Promise<void>;

/** In the order of asking under each name; and never two at once into one file that has several names. */
function replaceInTurn(path: string, fill: Fill): Promise<Result<void, FileTrouble>> {
  return byName(resolve(path), async () => {
    const target = await realTarget(path);
    return target.ok ? byFile(target.value, () => replaceFile(path, target.value, fill)) : target;
  });
}

/** The file that a name leads to; the name itself when there is none yet. */
async function realTarget(path: string): Promise<Result<string, FileTrouble>> {
  try {
    const found = await existingFile(path, lstat);
    return ok(found ? await realpath(path) : path);
  } catch (error) {
    const trouble = troubleOf(error, 'write', path);
    if (trouble === undefined) throw error;
    return failed(trouble.kind === 'missing' ? { ...trouble, kind: 'dangling-link' } : trouble);
  }
}

async function replaceFile(path: string, target: string, fill: Fill): Promise<Result<void, FileTrouble>> {
  const doing = 'write';
  let beside: string | undefined;
  try {
    const existing = await existingFile(target);
    if (existing?.isDirectory()) return failed({ kind: 'is-folder', doing, path });
    if (existing && !existing.isFile()) return failed({ kind: 'not-a-file', doing, path });
    if (await isSpecialPlace(dirname(target))) return failed({ kind: 'no-place', doing, path });
    // Renaming over a read-only file would succeed; whoever made it read-only meant it.
    if (existing) await access(target, constants.W_OK);

    const name = temporaryName(target);
    const handle = await open(name, 'wx', existing ? 0o600 : 0o666);
    beside = name;
    try {
      await fill(handle);
      if (existing) await keepOwnerAndMode(handle, existing);
      await handle.sync();
    } finally {
      await handle.close();
    }
    const locked = await renameOver(name, target);
    if (locked) return failed({ kind: 'locked', doing, path });
    beside = undefined;
    await flushFolder(dirname(target));
    await clearLeftovers(target);
    return ok(undefined);
  } catch (error) {
    const trouble = troubleOf(error, doing, path);
    if (trouble === undefined) throw error;
    return failed(trouble);
  } finally {
    if (beside !== undefined) await removeQuietly(beside);
  }
}

async function existingFile(
  path: string,
  look: (path: string) => Promise<Stats> = stat,
): Promise<Stats | undefined> {
  try {
    return await look(path);
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/** A shared file must stay readable for the colleagues of its group, so the group is tried even without the owner. */
async function keepOwnerAndMode(handle: FileHandle, existing: Stats): Promise<void> {
  if (process.platform !== 'win32') {
    const made = await handle.stat();
    if (made.uid !== existing.uid || made.gid !== existing.gid) {
      const whole = await permitted(handle.chown(existing.uid, existing.gid));
      if (!whole) await permitted(handle.chown(made.uid, existing.gid));
    }
  }
  await handle.chmod(existing.mode & 0o7777);
}

/** False when the system does not let this user do it, which is no reason to lose the save. */
async function permitted(attempt: Promise<void>): Promise<boolean> {
  try {
    await attempt;
    return true;
  } catch (error) {
    if (['EPERM', 'EACCES', 'ENOSYS', 'EINVAL'].includes(systemCode(error))) return false;
    throw error;
  }
}

/** True when another program holds the target. Windows then answers EPERM or EACCES; elsewhere those are about rights. */
async function renameOver(from: string, to: string): Promise<boolean> {
  const held = process.platform === 'win32' ? ['EPERM', 'EACCES', 'EBUSY'] : ['EBUSY'];
  for (const wait of [0, ...RENAME_PAUSES_MS]) {
    if (wait > 0) await pause(wait);
    try {
      await rename(from, to);
      return false;
    } catch (error) {
      if (!held.includes(systemCode(error))) throw error;
    }
  }
  return true;
}

/** Makes the new name itself survive a power cut. Windows opens no folder, some file systems flush none. */
async function flushFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  // The file is safe under its name by now: a folder that cannot be opened or flushed must not fail the save.
  await permitted(
    (async () => {
      const handle = await open(folder, 'r');
      try {
        await handle.sync();
      } finally {
        await handle.close();
      }
    })(),
  );
}
