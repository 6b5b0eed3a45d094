import { realpath, rm, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Leftover } from '#shared/host/calls/leftovers';
import type { HostHandlers, HostProblem } from '#shared/host/contract';
import { failed, ok, type Result } from '#shared/kit/result';
import { openProject } from '#shared/project-file/open-project';
import { digestOf } from '../files/digest';
import { fileProblem } from '../files/file-problem';
import { type FileTrouble, troubleOf } from '../files/file-trouble';
import { quietly } from '../files/quietly';
import { readText } from '../files/read-file';
import { findLeftovers, removeQuietly } from '../files/temporary-name';
import { inTime } from '../files/time-limit';
import { readProjectFacts } from './project-facts';
import type { RecentProjects } from './recent-projects';

/** What a killed save left: a whole project, not older than the file it was to become, and of another content. */
export type LeftProject = { readonly path: string; readonly modified: Date; readonly text: string };

/**
 * The whole projects that killed saves left beside the file at `path`, the newest first. The rest of what they left is
 * cleared: halves, what is older than the file, and what the file or a newer one says as well.
 */
export async function sortLeftovers(path: string): Promise<readonly LeftProject[]> {
  const left = await leftBeside(path);
  if (left.length === 0) return [];
  const file = await readText(path);
  const saved = await quietly(async () => (await stat(path)).mtime, undefined);
  const known = new Set(file.ok ? [digestOf(file.value)] : []);
  const found: LeftProject[] = [];
  for (const { path: leftover, modified } of left) {
    const text = await readText(leftover);
    // One that another program holds just now may be whole.
    if (!text.ok && text.problem.kind !== 'not-text') continue;
    // The same time counts as newer: some drives tell times apart by two seconds only.
    const isOld = saved !== undefined && modified < saved;
    if (text.ok && !isOld && !known.has(digestOf(text.value)) && openProject(text.value).ok) {
      known.add(digestOf(text.value));
      found.push({ path: leftover, modified, text: text.value });
    } else {
      await removeQuietly(leftover);
    }
  }
  return found;
}

type Means = {
  /** Says for which paths the page may ask. */
  readonly admit: (path: string) => Promise<Result<string, HostProblem>>;
  readonly recent: RecentProjects;
};
type LeftoverCalls = Extract<keyof HostHandlers, `leftovers.${string}`>;

/** What killed saves left beside projects that the page may open: told, read and cleared, never written anywhere. */
export function createLeftoverHandlers({ admit, recent }: Means): Pick<HostHandlers, LeftoverCalls> {
  const find = async (typed: string, name: string): Promise<Result<LeftoverFile, HostProblem>> => {
    const path = await admit(typed);
    if (!path.ok) return path;
    const leftover = (await leftBeside(path.value)).find((left) => basename(left.path) === name);
    if (leftover) return ok({ path: path.value, leftover: leftover.path });
    return failed({ kind: 'not-found', message: '没有写完的这一份已经不在，可能已在别的窗口处理。' });
  };
  return {
    'leftovers.list': async ({ path: typed }) => {
      const path = typed === null ? null : await admit(typed);
      if (path !== null && !path.ok) return path;
      const paths = path === null ? (await recent.list()).map((project) => project.path) : [path.value];
      // A drive that is gone holds up nobody but itself.
      const listed = paths.map(async (project) => {
        const leftovers = await inTime(listOf(project), 'read', project);
        return leftovers.ok ? leftovers.value : [];
      });
      return ok({ leftovers: (await Promise.all(listed)).flat() });
    },
    'leftovers.read': async ({ path: typed, name }) => {
      const found = await find(typed, name);
      if (!found.ok) return found;
      const text = await readText(found.value.leftover);
      if (!text.ok) return failed(fileProblem(text.problem));
      const file = await readText(found.value.path);
      return ok({ text: text.value, file: file.ok ? file.value : null });
    },
    'leftovers.clear': async ({ path: typed, name }) => {
      const found = await find(typed, name);
      if (!found.ok) return found;
      const removed = await remove(found.value.leftover);
      return removed.ok ? ok({}) : failed(fileProblem(removed.problem));
    },
  };
}

type LeftoverFile = { readonly path: string; readonly leftover: string };

async function listOf(path: string): Promise<Result<Leftover[], FileTrouble>> {
  const found = await sortLeftovers(path);
  return ok(
    found.map(({ path: leftover, modified, text }) => {
      const { organisation, year } = readProjectFacts(text);
      return { path, name: basename(leftover), writtenAt: modified.toISOString(), organisation, year };
    }),
  );
}

/** Beside the file itself, should the name be a link. */
async function leftBeside(path: string): ReturnType<typeof findLeftovers> {
  return findLeftovers(await quietly(() => realpath(path), path));
}

async function remove(path: string): Promise<Result<void, FileTrouble>> {
  try {
    return ok(await rm(path, { force: true }));
  } catch (error) {
    const trouble = troubleOf(error, 'write', path);
    if (trouble === undefined) throw error;
    return failed(trouble);
  }
}
