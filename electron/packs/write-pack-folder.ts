import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { HostProblem } from '#shared/host/contract';
import { failed, ok, type Result } from '#shared/kit/result';
import { fileProblem } from '../files/file-problem';
import { troubleOf } from '../files/file-trouble';

/** Writes a pack's files beside and renames, so that the pack is there whole or not at all; replaces what was there. */
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
      await rm(folder, { recursive: true, force: true });
      await rename(beside, folder);
    } finally {
      await rm(beside, { recursive: true, force: true });
    }
  });
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
