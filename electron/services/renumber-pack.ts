import { join } from 'node:path';
import type { HostProblem } from '#shared/host/contract';
import type { PackProblem } from '#shared/kit/pack-problem';
import { failed, ok, type Result } from '#shared/kit/result';
import type { KeyMap } from '#shared/pack-edit/line-keys';
import { type RenumberedPack, renumberPack } from '#shared/pack-edit/renumber-pack';
import { writeFileAtomically } from '../files/atomic-write';
import { fileProblem } from '../files/file-problem';
import { readPackFolder } from '../packs/read-pack-folder';

/**
 * Calls lines anew in the pack in a folder, and writes only the files that change. Outer problem: the folder cannot be
 * read or written; inner ones: the author must mend something first, and nothing was written.
 */
export async function renumberPackFolder(
  folder: string,
  table: string,
  moves: KeyMap | undefined,
): Promise<Result<Result<RenumberedPack, readonly PackProblem[]>, HostProblem>> {
  const files = await readPackFolder(folder);
  if (!files.ok) return files;
  const made = renumberPack({ directory: folder, files: Object.fromEntries(files.value) }, table, moves);
  if (!made.ok) return ok(made);
  for (const [path, text] of Object.entries(made.value.files)) {
    const written = await writeFileAtomically(join(folder, ...path.split('/')), text);
    if (!written.ok) return failed(fileProblem(written.problem));
  }
  return ok(made);
}
