import type { HostProblem } from '#shared/host/contract';
import type { PackProblem } from '#shared/kit/pack-problem';
import { failed, ok, type Result } from '#shared/kit/result';
import type { Pack } from '#shared/pack/pack';
import { keepCompiled, packDigest, readCompiled } from './compiled-pack';
import type { PackPlace } from './pack-folders';
import { readOwnPack } from './read-own-pack';
import { readPackFolder } from './read-pack-folder';

/** Packs loaded in this thread, by their content. */
const held = new Map<string, Pack>();
const MOST_HELD = 50;

/**
 * The pack in a folder. What it was compiled to is taken instead of reading and checking it anew wherever its files are
 * the same to the letter. Outer problem: the files cannot be read; inner ones: they are no whole pack.
 */
export async function loadPackFolder({
  id,
  folder,
  isBuiltIn,
}: PackPlace): Promise<Result<Result<Pack, readonly PackProblem[]>, HostProblem>> {
  const own = isBuiltIn ? readOwnPack(folder) : undefined;
  const files = own ? ok(own) : await readPackFolder(folder);
  if (!files.ok) return files;
  const digest = packDigest(files.value);
  const known = held.get(digest) ?? (await readCompiled(folder, digest));
  const pack = known ? ok(known) : await loadAnew(id, folder, files.value, digest);
  if (!pack.ok) return ok(pack);
  if (held.size >= MOST_HELD) held.clear();
  held.set(digest, pack.value);
  return ok(pack.value.id === id ? pack : failed([otherId(pack.value.id)]));
}

async function loadAnew(
  id: string,
  folder: string,
  files: ReadonlyMap<string, string>,
  digest: string,
): Promise<Result<Pack, readonly PackProblem[]>> {
  // Brings the libraries that read and check a pack's files, which a compiled one does without.
  const { loadPack } = await import('#shared/pack-check/load-pack');
  const pack = loadPack({ directory: id, files: Object.fromEntries(files) });
  if (pack.ok) await keepCompiled(folder, digest, pack.value);
  return pack;
}

/** Under two names a pack would stand beside itself, or before the one whose name it bears. */
export function otherId(id: string): PackProblem {
  return { file: 'pack.yaml', line: 0, reason: `pack.yaml 中的编号是“${id}”，与文件夹名不一致` };
}
