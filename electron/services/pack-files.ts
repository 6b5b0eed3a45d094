import type { HostAnswer } from '#shared/host/contract';
import { failed, ok } from '#shared/kit/result';
import { type PackFolders, type PackPlace, packPlace } from '../packs/pack-folders';
import { readPackFolder } from '../packs/read-pack-folder';

/** A pack's files, as `loadPack` takes them. */
export async function readPackFiles(folders: PackFolders, id: string): Promise<HostAnswer<'packs.read'>> {
  const place = await packPlace(folders, id);
  return place ? readPackAt(place) : unknownPack(id);
}

export async function readPackAt({ id, folder }: PackPlace): Promise<HostAnswer<'packs.read'>> {
  const files = await readPackFolder(folder);
  return files.ok ? ok({ directory: id, files: Object.fromEntries(files.value) }) : files;
}

export function unknownPack(id: string) {
  return failed({
    kind: 'not-found',
    message: `没有名为「${id}」的表样包，请在列表中另选一个。`,
  } as const);
}
