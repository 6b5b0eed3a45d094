import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { HostProblem } from '#shared/host/contract';
import type { PackProblem } from '#shared/kit/pack-problem';
import { failed, ok, type Result } from '#shared/kit/result';
import type { KeyMap } from '#shared/pack-edit/line-keys';
import { type RenumberedPack, renumberPack } from '#shared/pack-edit/renumber-pack';
import { type RenumberedTables, renumberTables } from '#shared/pack-edit/renumber-tables';
import { writeFileAtomically } from '../files/atomic-write';
import { fileProblem } from '../files/file-problem';
import { readPackFolder } from '../packs/read-pack-folder';
import { doing } from '../packs/write-pack-folder';

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
  const written = await writeFiles(folder, made.value.files);
  return written.ok ? ok(made) : written;
}

/** The same for whole tables; what is called otherwise is taken away under its old name last. */
export async function renumberTablesFolder(
  folder: string,
  moves: KeyMap,
): Promise<Result<Result<RenumberedTables, readonly PackProblem[]>, HostProblem>> {
  const files = await readPackFolder(folder);
  if (!files.ok) return files;
  const made = renumberTables({ directory: folder, files: Object.fromEntries(files.value) }, moves);
  if (!made.ok) return ok(made);
  const written = await writeFiles(folder, made.value.files);
  if (!written.ok) return written;
  for (const path of made.value.gone) {
    const file = join(folder, ...path.split('/'));
    const removed = await doing(file, () => rm(file));
    if (!removed.ok) return removed;
  }
  return ok(made);
}

async function writeFiles(
  folder: string,
  files: Readonly<Record<string, string>>,
): Promise<Result<undefined, HostProblem>> {
  for (const [path, text] of Object.entries(files)) {
    const written = await writeFileAtomically(join(folder, ...path.split('/')), text);
    if (!written.ok) return failed(fileProblem(written.problem));
  }
  return ok(undefined);
}
