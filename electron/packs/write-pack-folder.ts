import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { HostProblem } from '#shared/host/contract';
import { failed, ok, type Result } from '#shared/kit/result';
import { fileProblem } from '../files/file-problem';
import { systemCode, troubleOf } from '../files/file-trouble';

/**
 * Writes a pack's files beside and renames, so that the pack is there whole or not at all. What was there before is
 * renamed first and taken back should the new one not get its name: at the end there is always one of the two.
 */
export async function writePackFolder(
  folder: string,
  files: Readonly<Record<string, string>>,
): Promise<Result<void, HostProblem>> {
  return doing(folder, async () => {
    await mkdir(dirname(folder), { recursive: true });
    const beside = await mkdtemp(join(dirname(folder), '.installing-'));
    try {
      for (const [path, text] of Object.entries(files)) {
        const target = join(beside, ...path.split('/'));
        await mkdir(dirname(target), { recursive: true });
        await writeFile(target, text);
      }
      await takePlace(beside, folder);
    } finally {
      await removeTreeQuietly(beside);
    }
  });
}

async function takePlace(beside: string, folder: string): Promise<void> {
  // Hidden like those being installed, so that it is no pack meanwhile.
  const before = join(dirname(folder), `.before-${basename(folder)}-${process.pid}-${Date.now()}`);
  const stood = await renamed(folder, before);
  try {
    await rename(beside, folder);
  } catch (error) {
    if (stood) await rename(before, folder);
    throw error;
  }
  if (stood) await removeTreeQuietly(before);
}

/** False: there was nothing of that name. */
async function renamed(from: string, to: string): Promise<boolean> {
  try {
    await rename(from, to);
    return true;
  } catch (error) {
    if (systemCode(error) !== 'ENOENT') throw error;
    return false;
  }
}

/** What stays because the system does not let go of it harms nobody, and takes nothing from the answer. */
async function removeTreeQuietly(folder: string): Promise<void> {
  try {
    await rm(folder, { recursive: true, force: true });
  } catch (error) {
    if (systemCode(error) === '') throw error;
  }
}

/** Work on files of a folder; trouble with them is a value. */
export async function doing(folder: string, work: () => Promise<void>): Promise<Result<void, HostProblem>> {
  try {
    await work();
    return ok(undefined);
  } catch (error) {
    const trouble = troubleOf(error, 'write', folder);
    if (trouble === undefined) throw error;
    return failed(fileProblem(trouble));
  }
}
