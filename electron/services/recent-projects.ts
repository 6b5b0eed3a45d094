import { basename, join } from 'node:path';
import { z } from 'zod';
import { type RecentProject, recentProject } from '#shared/host/calls/projects';
import type { HostAnswer } from '#shared/host/contract';
import { failed, ok } from '#shared/kit/result';
import { fileProblem } from '../files/file-problem';
import { keptFile } from '../files/kept-file';
import type { Log } from './log';
import { readProjectFacts } from './project-facts';

const MOST = 12;
const recentFile = z.object({ recent: z.array(recentProject) });

/** The last projects opened or saved, newest first, kept in the user's configuration folder. */
export type RecentProjects = {
  readonly list: () => Promise<RecentProject[]>;
  /** Puts the project on top. A list that cannot be written is logged: it must never cost an open or a save. */
  readonly remember: (path: string, text: string) => Promise<void>;
  readonly forget: (path: string) => Promise<HostAnswer<'recent.forget'>>;
};

type Means = { readonly folder: string; readonly log: Log; readonly now: () => Date };

export function openRecentProjects({ folder, log, now }: Means): RecentProjects {
  const file = join(folder, 'recent.json');
  const kept = keptFile(file, recentFile);
  // One after the other: two saves at once must not drop each other's entry.
  let last: Promise<unknown> = Promise.resolve();
  function inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    const turn = last.then(work, work);
    last = turn;
    return turn;
  }

  /** Read anew each time, since a second host of this user may have written meanwhile. */
  async function read(): Promise<RecentProject[]> {
    const reading = await kept.read();
    if (reading.state === 'value') return reading.value.recent;
    if (reading.state === 'damaged') log(`The recent projects start anew, ${file} is not in shape`);
    if (reading.state === 'unreadable')
      log(`The recent projects cannot be read: ${reading.trouble.kind} ${file}`);
    return [];
  }

  const write = (recent: readonly RecentProject[]) => kept.write({ recent: [...recent] });

  return {
    list: () => inTurn(read),
    remember: (path, text) =>
      inTurn(async () => {
        const entry: RecentProject = {
          path,
          name: basename(path).replace(/\.juesuan$/i, ''),
          ...readProjectFacts(text),
          openedAt: now().toISOString(),
        };
        const others = (await read()).filter((known) => known.path !== path);
        const written = await write([entry, ...others].slice(0, MOST));
        if (!written.ok)
          log(`The recent projects cannot be kept: ${written.problem.kind} ${written.problem.path}`);
      }),
    forget: (path) =>
      inTurn(async () => {
        const known = await read();
        const recent = known.filter((entry) => entry.path !== path);
        if (recent.length === known.length) return ok({ recent });
        const written = await write(recent);
        return written.ok ? ok({ recent }) : failed(fileProblem(written.problem));
      }),
  };
}
