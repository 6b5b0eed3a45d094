import { basename, join } from 'node:path';
import { z } from 'zod';
import { type RecentProject, recentProject } from '#shared/host/calls/projects';
import type { HostAnswer } from '#shared/host/contract';
import { failed, ok } from '#shared/kit/result';
import { fileProblem } from '../files/file-problem';
import { type KeptReading, keptFile } from '../files/kept-file';
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
  /** Nothing that can be used counts as an empty list. */
  function entries(reading: KeptReading<z.infer<typeof recentFile>>): RecentProject[] {
    if (reading.state === 'value') return reading.value.recent;
    if (reading.state === 'damaged') log(`The recent projects start anew, ${file} is not in shape`);
    if (reading.state === 'unreadable')
      log(`The recent projects cannot be read: ${reading.trouble.kind} ${file}`);
    return [];
  }

  async function remember(path: string, text: string): Promise<void> {
    const entry: RecentProject = {
      path,
      name: basename(path).replace(/\.juesuan$/i, ''),
      ...readProjectFacts(text),
      openedAt: now().toISOString(),
    };
    const written = await kept.change(async (before) => {
      const others = entries(before).filter((known) => known.path !== path);
      return ok({ recent: [entry, ...others].slice(0, MOST) });
    });
    if (!written.ok)
      log(`The recent projects cannot be kept: ${written.problem.kind} ${written.problem.path}`);
  }

  return {
    list: async () => entries(await kept.read()),
    remember: async (path, text) => {
      try {
        await remember(path, text);
      } catch (error) {
        // Whatever it is, the project was opened or saved, and that is what the clerk is to hear.
        log(`The recent projects failed: ${error instanceof Error ? error.stack : String(error)}`);
      }
    },
    forget: async (path) => {
      const written = await kept.change(async (before) =>
        ok({ recent: entries(before).filter((entry) => entry.path !== path) }),
      );
      return written.ok ? written : failed(fileProblem(written.problem));
    },
  };
}
