import { basename, join } from 'node:path';
import { z } from 'zod';
import { type RecentProject, recentProject } from '#shared/host/calls/projects';
import type { HostAnswer } from '#shared/host/contract';
import { failed, ok } from '#shared/kit/result';
import { openProject } from '#shared/project-file/open-project';
import { fileProblem } from '../files/file-problem';
import { type KeptReading, keptFile } from '../files/kept-file';
import type { Log } from './log';
import { readProjectFacts } from './project-facts';

const MOST = 12;

/** Looking through a large project would keep its own answer from being sent. */
const ANSWERED_AFTER_MS = 1_000;
const recentFile = z.object({ recent: z.array(recentProject) });

/** The last projects opened or saved, newest first, kept in the user's configuration folder. */
export type RecentProjects = {
  readonly list: () => Promise<RecentProject[]>;
  /** Puts the project on top. A list that cannot be written is logged: it must never cost an open or a save. */
  readonly remember: (path: string, text: string) => Promise<void>;
  /**
   * The same once whoever opens it has been answered, and only if the text is a whole project: a damaged file is shown what is
   * wrong with it, and is no place to come back to. Whoever asks for the list meanwhile waits.
   */
  readonly rememberOpened: (path: string, text: string) => void;
  /** What was opened is on the list. */
  readonly settle: () => Promise<void>;
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

  const rememberSafely = async (path: string, text: string): Promise<void> => {
    try {
      await remember(path, text);
    } catch (error) {
      // Whatever it is, the project was opened or saved, and that is what the clerk is to hear.
      log(`The recent projects failed: ${error instanceof Error ? error.stack : String(error)}`);
    }
  };

  const opened: { readonly path: string; readonly text: string }[] = [];
  /** One after another; whoever asks meanwhile has to see the last. */
  let settled = Promise.resolve();
  const settle = (): Promise<void> => {
    for (const { path, text } of opened.splice(0)) {
      settled = settled.then(async () => {
        if (openProject(text).ok) await rememberSafely(path, text);
      });
    }
    return settled;
  };

  return {
    settle,
    list: async () => {
      await settle();
      return entries(await kept.read());
    },
    remember: async (path, text) => {
      await settle();
      await rememberSafely(path, text);
    },
    rememberOpened: (path, text) => {
      opened.push({ path, text });
      setTimeout(settle, ANSWERED_AFTER_MS).unref();
    },
    forget: async (path) => {
      await settle();
      const written = await kept.change(async (before) =>
        ok({ recent: entries(before).filter((entry) => entry.path !== path) }),
      );
      return written.ok ? written : failed(fileProblem(written.problem));
    },
  };
}
