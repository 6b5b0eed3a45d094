import type { Dirent } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';
import type { HostProblem } from '#shared/host/contract';
import { failed, ok, type Result } from '#shared/kit/result';
import { fileProblem } from '../../files/file-problem';
import { troubleOf } from '../../files/file-trouble';
import { markedFile } from '../../files/open-mark';
import { quietly } from '../../files/quietly';
import { DATA_FOLDER } from '../../parquet/data-folder';
import { holdsResults, RECORD, RESULTS, SUMMARY } from './results-names';

/** A file of a batch: where it lies, and what results call it. */
export type UnitFile = {
  readonly path: string;
  /** Its path from the deepest folder that holds all places: no two files of a batch have the same. */
  readonly file: string;
  /** The same from the place that was named. */
  readonly fromPlace: string;
};

export type UnitFiles = {
  /** In the order of their names, folder by folder. */
  readonly files: readonly UnitFile[];
  /** Folders and links that were not looked into, a sentence each: what is in them is not in the batch. */
  readonly unread: readonly string[];
  /** Those of `without` that lie among the files. */
  readonly passedOver: readonly string[];
  /** Folders below that a batch left its results in, a sentence each: what is in them was made of units. */
  readonly results: readonly string[];
};

/** What a batch leaves beside what it made. */
const OF_RESULTS: ReadonlySet<string> = new Set([RECORD, RESULTS, SUMMARY, DATA_FOLDER]);

/** Litter of file managers; no office's file. */
const LITTER = /^(\.|Thumbs\.db$|desktop\.ini$|__MACOSX$)/i;

/**
 * All files below folders (or the files themselves) in a fixed order. What a file is says its content, never its name, so
 * that none is left out but hidden ones, litter and the marks that office programs lay beside open files. Links to folders
 * are not followed, for they may lead in circles, and told.
 *
 * @param without files and folders that are no part of the batch: its own results, what is compared with
 */
export async function findUnitFiles(
  places: readonly string[],
  without: readonly string[] = [],
): Promise<Result<UnitFiles, HostProblem>> {
  const tops: { readonly path: string; readonly kind: 'file' | 'folder' }[] = [];
  for (const place of places) {
    const path = resolve(place);
    const kind = await kindOf(path);
    if (!kind.ok) return kind;
    tops.push({ path, kind: kind.value });
  }
  const folderOf = ({ path, kind }: (typeof tops)[number]): string =>
    kind === 'file' ? dirname(path) : path;
  const common = partsShared(tops.map((top) => folderOf(top).split(sep)));
  const search = {
    unread: [],
    passedOver: [],
    results: [],
    without: await realPaths(without),
  } satisfies Search;
  const files = new Map<string, UnitFile>();
  for (const top of tops) {
    const own = folderOf(top).split(sep).length;
    for await (const path of top.kind === 'file' ? itself(top.path, search) : below(top.path, search)) {
      if (!files.has(path))
        files.set(path, { path, file: nameFrom(common, path), fromPlace: nameFrom(own, path) });
    }
  }
  const { unread, passedOver, results } = search;
  return ok({ files: [...files.values()], unread, passedOver, results });
}

type Search = {
  readonly unread: string[];
  readonly passedOver: string[];
  readonly results: string[];
  readonly without: ReadonlySet<string>;
};

/** With how many parts all paths begin alike; 0 where they lie on several drives. */
function partsShared(paths: readonly (readonly string[])[]): number {
  const [first = []] = paths;
  const differs = first.findIndex((part, at) => paths.some((path) => path[at] !== part));
  return differs < 0 ? first.length : differs;
}

/** Without its first parts; of the whole of a path without the colon of its drive, so that results can be laid under it. */
function nameFrom(parts: number, path: string): string {
  const left = path
    .split(sep)
    .slice(parts)
    .filter((part) => part !== '')
    .join('/');
  return parts === 0 ? left.replace(':', '') : left;
}

async function realPaths(paths: readonly string[]): Promise<ReadonlySet<string>> {
  return new Set(await Promise.all(paths.map(realPath)));
}

/** Where links lead; of what is not there, or leads nowhere, its own path. */
async function realPath(path: string): Promise<string> {
  return quietly(() => realpath(path), resolve(path));
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

async function isPassedOver(path: string, { without, passedOver }: Search): Promise<boolean> {
  if (without.size === 0 || !without.has(await realPath(path))) return false;
  passedOver.push(path);
  return true;
}

async function* itself(path: string, search: Search): AsyncGenerator<string> {
  if (!(await isPassedOver(path, search))) yield path;
}

async function* below(folder: string, search: Search, isTop = true): AsyncGenerator<string> {
  const entries = await entriesOf(folder, search.unread);
  const isOfResults = holdsResults(entries.map(({ name }) => name));
  if (isOfResults && !isTop) {
    search.results.push(
      `“${folder}”是以前批量处理的结果，没有当作单位的文件；要处理其中的文件，请直接写明那个文件夹`,
    );
    return;
  }
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (await isPassedOver(path, search)) continue;
    // Of results that were named themselves, what was made of the units.
    if (isOfResults && OF_RESULTS.has(entry.name)) continue;
    if (entry.isDirectory()) yield* below(path, search, false);
    else if (!entry.isSymbolicLink()) yield path;
    else if (await leadsToFolder(path))
      search.unread.push(
        `“${path}”是指向另一个文件夹的链接，没有进去；要处理其中的文件，请直接写明那个文件夹`,
      );
    // One that leads nowhere is a file that cannot be read, and is told so.
    else yield path;
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

async function leadsToFolder(path: string): Promise<boolean> {
  const found = await kindOf(path);
  return found.ok && found.value === 'folder';
}
