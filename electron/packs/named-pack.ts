import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { failed, ok, type Result } from '#shared/kit/result';
import { type PackFolders, packPlace } from './pack-folders';

/**
 * What a command calls a pack by: its id, or the folder where its author keeps it (or the folder's pack.yaml). A folder's
 * pack is put among the others for this command. The problem is one sentence.
 */
export async function namedPack(
  word: string,
  cwd: string,
  folders: PackFolders,
): Promise<Result<{ readonly id: string; readonly folders: PackFolders }, string>> {
  if (await packPlace(folders, word)) return ok({ id: word, folders });
  const path = resolve(cwd, word);
  const folder = path.endsWith('pack.yaml') ? dirname(path) : path;
  const head = join(folder, 'pack.yaml');
  // Neither: the library says which ids there are.
  if (!existsSync(head)) return ok({ id: word, folders });
  const id = /^id:\s*["']?([a-z0-9-]+)["']?\s*(#.*)?$/m.exec(readFileSync(head, 'utf8'))?.[1];
  if (id === undefined)
    return failed(`“${word}”里的 pack.yaml 没有写明编号（id），请用 juesuan pack check 检查`);
  return ok({ id, folders: { ...folders, named: [...(folders.named ?? []), { id, folder }] } });
}
