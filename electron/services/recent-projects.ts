import { mkdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { type RecentProject, recentProject } from '#shared/host/calls/projects';
import type { HostAnswer } from '#shared/host/contract';
import { failed, ok, type Result } from '#shared/kit/result';
import { writeFileAtomically } from '../files/atomic-write';
import { fileProblem } from '../files/file-problem';
import { type FileTrouble, troubleOf } from '../files/file-trouble';
import { readText } from '../files/read-file';
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
  // One after the other: two saves at once must not drop each other's entry.
  let last: Promise<unknown> = Promise.resolve();
  function inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    const turn = last.then(work, work);
    last = turn;
    return turn;
  }

  /** Read anew each time, since a second host of this user may have written meanwhile. */
  async function read(): Promise<RecentProject[]> {
    const text = await readText(file);
    if (!text.ok) {
      if (text.problem.kind !== 'missing')
        log(`The recent projects cannot be read: ${text.problem.kind} ${file}`);
      return [];
    }
    const parsed = recentFile.safeParse(parseJson(text.value));
    if (!parsed.success) log(`The recent projects start anew, ${file} is not in shape`);
    return parsed.success ? parsed.data.recent : [];
  }

  async function write(recent: readonly RecentProject[]): Promise<Result<void, FileTrouble>> {
    try {
      await mkdir(folder, { recursive: true });
    } catch (error) {
      const trouble = troubleOf(error, 'write', folder);
      if (trouble === undefined) throw error;
      return failed(trouble);
    }
    return writeFileAtomically(file, `${JSON.stringify({ recent }, null, 2)}\n`);
  }

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

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
