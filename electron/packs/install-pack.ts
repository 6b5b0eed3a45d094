import { rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { HostProblem, HostResponse } from '#shared/host/contract';
import type { PackProblem } from '#shared/kit/pack-problem';
import { failed, ok, type Result } from '#shared/kit/result';
import type { PackSource } from '#shared/pack/pack';
import { packSource, packWithin } from '#shared/pack/pack-files';
import { loadPack } from '#shared/pack-check/load-pack';
import { fileProblem } from '../files/file-problem';
import { readBytes } from '../files/read-file';
import { looksLikeZip } from '../package/zip-directory';
import { readPackArchive } from './pack-archive';
import { type PackFolders, packPlace } from './pack-folders';
import { readPackFolder } from './read-pack-folder';
import { doing, writePackFolder } from './write-pack-folder';

type Answer = Result<HostResponse<'packs.install'>, HostProblem>;

/**
 * Takes a pack from a .zip, a folder, or a folder's `pack.yaml` into the user's own packs. A pack with faults is not
 * taken; one whose id the program itself brings is refused; one that is there already is replaced only when asked.
 */
export async function installPack(path: string, replace: boolean, folders: PackFolders): Promise<Answer> {
  const source = await readPackSource(path);
  if (!source.ok) return source;
  return source.value.ok
    ? installSource(source.value.value, replace, folders)
    : ok({ outcome: 'faulty', problems: [source.value.problem] });
}

/**
 * The files of the pack in a .zip, a folder, or beside a `pack.yaml`. Outer problem: they cannot be read; inner one:
 * they are no pack's.
 */
export async function readPackSource(
  path: string,
): Promise<Result<Result<PackSource, PackProblem>, HostProblem>> {
  const files = await filesAt(path);
  if (!files.ok) return files;
  const within = packWithin([...files.value.keys()]);
  return ok(within.ok ? ok(packSource(within.value.root, files.value, basename(path))) : within);
}

/** The same for a pack whose files are already at hand (next year's, made from this year's). */
export async function installSource(
  source: PackSource,
  replace: boolean,
  folders: PackFolders,
): Promise<Answer> {
  const pack = loadPack(source);
  if (!pack.ok) return ok({ outcome: 'faulty', problems: [...pack.problem] });
  const { id, title, year } = pack.value;
  const present = await packPlace(folders, id);
  if (present?.isBuiltIn) {
    const reason = `编号“${id}”是程序自带的表样包，请换一个编号`;
    return ok({ outcome: 'faulty', problems: [{ file: 'pack.yaml', line: 0, reason }] });
  }
  if (present && !replace) return ok({ outcome: 'exists', id, title });
  const written = await writePackFolder(join(folders.installed, id), source.files);
  return written.ok ? ok({ outcome: 'installed', id, title, year }) : written;
}

/** Deletes an installed pack. The program's own stay. */
export async function removePack(id: string, folders: PackFolders): Promise<Result<void, HostProblem>> {
  const place = await packPlace(folders, id);
  if (!place) return failed({ kind: 'not-found', message: `没有名为「${id}」的表样包，可能已经删除。` });
  if (place.isBuiltIn) {
    return failed({ kind: 'not-permitted', message: `「${id}」是程序自带的表样包，不能删除。` });
  }
  return doing(place.folder, () => rm(place.folder, { recursive: true }));
}

async function filesAt(path: string): Promise<Result<ReadonlyMap<string, string>, HostProblem>> {
  const bytes = await readBytes(path);
  if (!bytes.ok)
    return bytes.problem.kind === 'is-folder' ? readPackFolder(path) : failed(fileProblem(bytes.problem));
  if (looksLikeZip(bytes.value)) {
    const files = readPackArchive(bytes.value);
    return files.ok
      ? files
      : failed({ ...files.problem, message: `「${basename(path)}」${files.problem.message}。` });
  }
  if (basename(path) === 'pack.yaml') return readPackFolder(dirname(path));
  return failed({
    kind: 'unusable-input',
    message: `「${basename(path)}」不是表样包，请选择 .zip 文件，或表样包文件夹中的 pack.yaml。`,
  });
}
