import type { HostProblem } from '#shared/host/contract';
import { failed, ok, type Result } from '#shared/kit/result';
import { type CopyWish, copyPack, type PackNames } from '#shared/pack/copy-pack';
import { explainPackProblems } from '#shared/pack/load-pack';
import { newFolder } from '../packs/new-folder';
import type { PackFolders } from '../packs/pack-folders';
import { writePackFolder } from '../packs/write-pack-folder';
import { readPackFiles } from './packs';

/** Begins a pack in a new folder from one of this user's packs; a folder that is there is never written over. */
export async function copyPackFolder(
  from: string,
  wish: CopyWish,
  folder: string,
  folders: PackFolders,
): Promise<Result<PackNames, HostProblem>> {
  const free = await newFolder(folder);
  if (!free.ok) return free;
  const source = await readPackFiles(folders, from);
  if (!source.ok) return source;
  const copy = copyPack(source.value, wish);
  if (!copy.ok) return failed({ kind: 'unusable-input', message: explainPackProblems(copy.problem) });
  const written = await writePackFolder(folder, copy.value.files);
  if (!written.ok) return written;
  const { id, title, year } = copy.value;
  return ok({ id, title, year });
}
