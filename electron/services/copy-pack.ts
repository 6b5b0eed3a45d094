import type { HostAnswer, HostProblem } from '#shared/host/contract';
import { explainPackProblems } from '#shared/kit/pack-problem';
import { failed, ok, type Result } from '#shared/kit/result';
import { type CopyWish, copyPack, type PackNames } from '#shared/pack-edit/copy-pack';
import { installSource } from '../packs/install-pack';
import { newFolder } from '../packs/new-folder';
import type { PackFolders } from '../packs/pack-folders';
import { writePackFolder } from '../packs/write-pack-folder';
import { readPackFiles } from './pack-files';

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

/** The same among this user's own packs: `from` under a new name, ready to be used. Never replaces a pack. */
export async function copyInstalledPack(
  from: string,
  wish: CopyWish,
  folders: PackFolders,
): Promise<HostAnswer<'packs.copy'>> {
  const source = await readPackFiles(folders, from);
  if (!source.ok) return source;
  const copy = copyPack(source.value, wish);
  if (!copy.ok) return ok({ outcome: 'faulty', problems: [...copy.problem] });
  return installSource(copy.value, false, folders);
}
