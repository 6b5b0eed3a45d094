import type { Dirent } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, join, relative, resolve, sep } from 'node:path';
import type { HostProblem } from '#shared/host/contract';
import { failed, ok, type Result } from '#shared/kit/result';
import { fileProblem } from '../../files/file-problem';
import { troubleOf } from '../../files/file-trouble';
import { markedFile } from '../../files/open-mark';

/** A file of a batch: where it lies, and what results call it. */
export type UnitFile = { readonly path: string; readonly file: string };

export type UnitFiles = {
  /** In the order of their names, folder by folder. */
  readonly files: readonly UnitFile[];
  /** Folders that could not be looked into, a sentence each: what is in them is not in the batch. */
  readonly unread: readonly string[];
};

/** Litter of file managers; no office's file. */
const LITTER = /^(\.|Thumbs\.db$|desktop\.ini$|__MACOSX$)/i;

/**
 * All files below folders (or the files themselves) in a fixed order. What a file is says its content, never its name, so
 * that none is left out but hidden ones, litter and the marks that office programs lay beside open files. Links to folders
 * are not followed: they may lead in circles.
 *
 * @param without a folder that is passed over: the batch's own results
 */
export async function findUnitFiles(
  places: readonly string[],
  without?: string,
): Promise<Result<UnitFiles, HostProblem>> {
  const files = new Map<string, UnitFile>();
  const unread: string[] = [];
  for (const place of places) {
    const top = resolve(place);
    const prefix = places.length === 1 ? '' : `${basename(top)}/`;
    const found = await kindOf(top);
    if (!found.ok) return found;
    if (found.value === 'file') {
      files.set(top, { path: top, file: basename(top) });
      continue;
    }
    for await (const path of below(top, without && resolve(without), unread)) {
      files.set(path, { path, file: `${prefix}${relative(top, path).split(sep).join('/')}` });
    }
  }
  return ok({ files: [...files.values()], unread });
}

async function kindOf(path: string): Promise<Result<'file' | 'folder', HostProblem>> {
  try {
    return ok((await stat(path)).isDirectory() ? 'folder' : 'file');
  } catch (error) {
    const trouble = troubleOf(error, 'list', path);
    if (trouble === undefined) throw error;
    return failed(fileProblem(trouble));
  }
}

async function* below(folder: string, without: string | undefined, unread: string[]): AsyncGenerator<string> {
  for (const entry of await entriesOf(folder, unread)) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (path !== without) yield* below(path, without, unread);
    } else if (entry.isFile() || (await isLinkToFile(entry, path))) {
      yield path;
    }
  }
}

async function entriesOf(folder: string, unread: string[]): Promise<readonly Dirent[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries
      .filter(({ name }) => !LITTER.test(name) && !markedFile(name))
      .sort((one, other) => (one.name < other.name ? -1 : 1));
  } catch (error) {
    const trouble = troubleOf(error, 'list', folder);
    if (trouble === undefined) throw error;
    unread.push(fileProblem(trouble).message);
    return [];
  }
}

async function isLinkToFile(entry: Dirent, path: string): Promise<boolean> {
  if (!entry.isSymbolicLink()) return false;
  const found = await kindOf(path);
  // A link that leads nowhere is a file that cannot be read, and is told so.
  return !found.ok || found.value === 'file';
}
