import { readdir, realpath, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { KeptVersion } from '#shared/host/calls/versions';
import type { HostHandlers, HostProblem } from '#shared/host/contract';
import { failed, ok, type Result } from '#shared/kit/result';
import { isProjectText } from '#shared/project-file/open-project';
import { writeFileAtomically } from '../files/atomic-write';
import { digestOf } from '../files/digest';
import { fileProblem } from '../files/file-problem';
import type { FileTrouble } from '../files/file-trouble';
import { shortDigest } from '../files/machine';
import { makeOwnFolder } from '../files/own-folder';
import { quietly } from '../files/quietly';
import { readText } from '../files/read-file';
import { removeQuietly } from '../files/temporary-name';
import { sortLeftovers } from './leftovers';
import type { Log } from './log';

/** So many of the latest states of a project are kept, and the last one of each day for so many days before. */
const MOST_LATEST = 20;
const MOST_DAYS = 20;
const MOST_BYTES = 256 * 1024 * 1024;

/** When, the beginning of the digest of what, and how many bytes. */
const NAME = /^(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)-(\d{3})Z-([0-9a-f]{16})-(\d+)\.juesuan$/;
const DIGITS = 16;

/** The last saved states of projects, in the user's folder, each a whole project file. */
export type Versions = {
  /** Keeps what was just written to a project's file. Null: it is kept; else a sentence says why not. Never throws. */
  readonly keep: (path: string, text: string) => Promise<string | null>;
  /**
   * The same of all that a write to the file is about to take away, unless it is known: what stands in it, a colleague's
   * work, say, and what killed saves left whole beside it.
   */
  readonly keepFound: (path: string) => Promise<string | null>;
  readonly list: (path: string) => Promise<readonly KeptVersion[]>;
  readonly read: (path: string, id: string) => Promise<Result<string, HostProblem>>;
};

type Means = {
  /** The user's configuration folder. */
  readonly folder: string;
  readonly log: Log;
  readonly now: () => Date;
  /** All versions of all projects together have so many bytes; the oldest go first. */
  readonly mostBytes?: number;
};

export function openVersions({ folder: configuration, log, now, mostBytes = MOST_BYTES }: Means): Versions {
  const all = join(configuration, 'versions');
  const folderOf = async (path: string): Promise<string> => join(all, shortDigest(await sameFor(path)));
  const list: Versions['list'] = async (path) => listIn(await folderOf(path));

  const add = async (path: string, text: string, at: Date): Promise<Result<void, FileTrouble>> => {
    const own = await folderOf(path);
    const made = await makeOwnFolder(own);
    if (!made.ok) return made;
    const written = await writeFileAtomically(join(own, nameFor(at, text)), text);
    if (!written.ok) return written;
    for (const { id } of versionsToDrop(await listIn(own))) await removeQuietly(join(own, id));
    await boundAll(all, own, mostBytes);
    return ok(undefined);
  };

  const addUnknown = async (path: string, text: string, modified: Date) => {
    const digest = digestOf(text).slice(0, DIGITS);
    const known = await list(path);
    if (known.some((version) => version.digest === digest)) return ok(undefined);
    // An old file that was put there since is the latest state all the same.
    const isLatest = modified.toISOString() > (known[0]?.savedAt ?? '') && modified < now();
    return add(path, text, isLatest ? modified : now());
  };

  const safely = async (work: () => Promise<Result<void, FileTrouble>>): Promise<string | null> => {
    try {
      const done = await work();
      return done.ok ? null : `没有留下历史版本：${fileProblem(done.problem).message}`;
    } catch (error) {
      // Whatever it is, the project is saved or will be, and that is what the clerk is to hear.
      log(`Keeping a version failed: ${error instanceof Error ? error.stack : String(error)}`);
      return '没有留下历史版本：程序内部出错。';
    }
  };

  return {
    keep: (path, text) =>
      safely(async () => {
        const [latest] = await list(path);
        return latest?.digest === digestOf(text).slice(0, DIGITS) ? ok(undefined) : add(path, text, now());
      }),
    keepFound: (path) =>
      safely(async () => {
        const left = await sortLeftovers(path);
        const text = await readText(path);
        const found = text.ok && isProjectText(text.value) ? text.value : undefined;
        const modified = await quietly(async () => (await stat(path)).mtime, now());
        const states = [...(found === undefined ? [] : [{ text: found, modified }]), ...left.toReversed()];
        for (const state of states) {
          const kept = await addUnknown(path, state.text, state.modified);
          if (!kept.ok) return kept;
        }
        return ok(undefined);
      }),
    list,
    read: async (path, id) => {
      const gone = failed<HostProblem>({
        kind: 'not-found',
        message: '这个历史版本已经不在，请关闭窗口后重新打开列表。',
      });
      if (!NAME.test(id)) return gone;
      const text = await readText(join(await folderOf(path), id));
      if (text.ok) return text;
      return text.problem.kind === 'missing' ? gone : failed(fileProblem(text.problem));
    },
  };
}

/** Handlers over versions; `admit` says for which paths the page may ask. */
export function createVersionHandlers(
  versions: Versions,
  admit: (path: string) => Promise<Result<string, HostProblem>>,
): Pick<HostHandlers, 'versions.list' | 'versions.read'> {
  return {
    'versions.list': async ({ path: typed }) => {
      const path = await admit(typed);
      return path.ok ? ok({ versions: [...(await versions.list(path.value))] }) : path;
    },
    'versions.read': async ({ path: typed, id }) => {
      const path = await admit(typed);
      if (!path.ok) return path;
      const text = await versions.read(path.value, id);
      return text.ok ? ok({ text: text.value }) : text;
    },
  };
}

/**
 * Those of one project, the latest first, that are more than is kept. Who saves every few minutes still finds how it was
 * yesterday and the day before.
 */
export function versionsToDrop(latestFirst: readonly KeptVersion[]): readonly KeptVersion[] {
  const days = new Set<string>();
  return latestFirst.filter(({ savedAt }, at) => {
    const day = savedAt.slice(0, 10);
    const isNewDay = !days.has(day);
    days.add(day);
    if (at < MOST_LATEST) return false;
    return !isNewDay || days.size > MOST_DAYS;
  });
}

/** One name for a file however it was reached: links followed, and capitals where the system sees no difference. */
async function sameFor(path: string): Promise<string> {
  const inFolder = () => quietly(async () => join(await realpath(dirname(path)), basename(path)), path);
  const whole = (await quietly(() => realpath(path), undefined)) ?? (await inFolder());
  return process.platform === 'linux' ? whole : whole.toLowerCase();
}

function nameFor(at: Date, text: string): string {
  const time = at.toISOString().replace(/[:.]/g, '-');
  return `${time}-${digestOf(text).slice(0, DIGITS)}-${Buffer.byteLength(text)}.juesuan`;
}

async function listIn(folder: string): Promise<readonly KeptVersion[]> {
  const names = await quietly(() => readdir(folder), []);
  return names
    .flatMap((id): readonly KeptVersion[] => {
      const [, day, hour, minute, second, milli, digest = '', size] = NAME.exec(id) ?? [];
      if (day === undefined) return [];
      return [{ id, savedAt: `${day}T${hour}:${minute}:${second}.${milli}Z`, digest, size: Number(size) }];
    })
    .sort((one, other) => (one.id < other.id ? 1 : -1));
}

/** Removes the oldest versions of all projects until what is left is within bounds; the latest of `own` stays. */
async function boundAll(all: string, own: string, mostBytes: number): Promise<void> {
  const folders = (await quietly(() => readdir(all), [])).map((name) => join(all, name));
  const kept = (
    await Promise.all(
      folders.map(async (folder) =>
        (
          await listIn(folder)
        ).map((version, at) => ({ ...version, folder, isSpared: folder === own && at === 0 })),
      ),
    )
  ).flat();
  let total = kept.reduce((sum, { size }) => sum + size, 0);
  for (const { id, folder, size, isSpared } of kept.sort((one, other) => (one.id < other.id ? -1 : 1))) {
    if (total <= mostBytes) return;
    if (isSpared) continue;
    await removeQuietly(join(folder, id));
    total -= size;
  }
}
