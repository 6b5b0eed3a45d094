import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { LeftWork } from '#shared/host/calls/recovery';
import type { HostHandlers } from '#shared/host/contract';
import { createQueues } from '#shared/kit/in-turn';
import { failed, ok, type Result } from '#shared/kit/result';
import { digestOf } from '../files/digest';
import { fileProblem } from '../files/file-problem';
import type { FileTrouble } from '../files/file-trouble';
import { createJournal, type JournalFile, readJournal } from '../files/journal-file';
import { isAlive, THIS_MACHINE, THIS_RUN } from '../files/machine';
import { makeOwnFolder } from '../files/own-folder';
import { quietly } from '../files/quietly';
import { readText } from '../files/read-file';
import { removeQuietly } from '../files/temporary-name';
import type { NamedFiles } from './named-files';
import type { OpenWindows } from './open-windows';
import { readProjectFacts } from './project-facts';

/** The first line of a journal: whose it is, and the project as it was when it began. */
const stateLine = z.object({
  at: z.string(),
  window: z.string(),
  machine: z.string(),
  process: z.number().int(),
  run: z.string(),
  path: z.string().nullable(),
  digest: z.string().nullable(),
  text: z.string(),
});
type State = z.infer<typeof stateLine>;

/** Every further line: one change. */
const changeLine = z.object({ at: z.string(), change: z.string() });

function changeLines(at: string, changes: readonly string[]): readonly string[] {
  return changes.map((change) => JSON.stringify({ at, change } satisfies z.infer<typeof changeLine>));
}

type Means = {
  /** The user's configuration folder. */
  readonly folder: string;
  readonly named: NamedFiles;
  readonly windows: OpenWindows;
  readonly now: () => Date;
};

type RecoveryCalls = Extract<keyof HostHandlers, `recovery.${string}`>;

const ENDING = '.journal';

/** The journals of unsaved work, one for each window, in the user's own folder. */
export function createRecoveryHandlers({
  folder: configuration,
  named,
  windows,
  now,
}: Means): Pick<HostHandlers, RecoveryCalls> {
  const folder = join(configuration, 'recovery');
  const fileOf = (window: string): string => join(folder, `${window}${ENDING}`);
  /** The journals that this program writes, and how many changes each has. */
  const open = new Map<string, { readonly journal: JournalFile; count: number }>();
  const inTurn = createQueues();

  const close = async (window: string): Promise<void> => {
    const known = open.get(window);
    open.delete(window);
    await known?.journal.close();
  };

  return {
    'recovery.start': ({ window, path, digest, text, changes }) =>
      inTurn(window, async () => {
        windows.attend(window);
        const begun = text ?? (await standing(path, digest));
        if (begun === undefined) {
          return failed({ kind: 'not-found', message: '项目文件已不是打开时的内容，留底需要完整的内容。' });
        }
        const made = await makeOwnFolder(folder);
        if (!made.ok) return failed(fileProblem(made.problem));
        const at = now().toISOString();
        const state: State = {
          at,
          window,
          machine: THIS_MACHINE,
          process: process.pid,
          run: THIS_RUN,
          path,
          digest,
          text: begun,
        };
        // Closed, not removed: it stands until the new one has its name.
        await close(window);
        const journal = await createJournal(fileOf(window), [
          JSON.stringify(state),
          ...changeLines(at, changes),
        ]);
        if (!journal.ok) return failed(fileProblem(journal.problem));
        const count = changes.length;
        open.set(window, { journal: journal.value, count });
        return ok({ count });
      }),
    'recovery.append': ({ window, from, changes }) =>
      inTurn(window, async () => {
        windows.attend(window);
        const known = open.get(window);
        // Changes that were lost on the way, or a journal of an earlier run: only a new state mends it.
        if (!known || from > known.count) {
          return failed({ kind: 'not-found', message: '没有本窗口的留底，需要重新开始。' });
        }
        const added = changes.slice(known.count - from);
        const written = await known.journal.append(changeLines(now().toISOString(), added));
        if (!written.ok) return failed(fileProblem(written.problem));
        known.count += added.length;
        return ok({ count: known.count });
      }),
    'recovery.end': ({ window }) =>
      inTurn(window, async () => {
        await close(window);
        await removeQuietly(fileOf(window));
        return ok({});
      }),
    'recovery.list': async () => {
      const left: LeftWork[] = [];
      const notices: string[] = [];
      for (const name of await journalNames(folder)) {
        const file = join(folder, name);
        const read = await readWork(file);
        if (!read.ok) {
          notices.push(`一份留底读不出来，原样保留在“${file}”`);
          continue;
        }
        const { state, lastAt } = read.value;
        left.push({
          window: state.window,
          path: state.path,
          organisation: read.value.organisation,
          year: read.value.year,
          startedAt: state.at,
          lastAt,
          isOpen: isOpen(state, windows),
        });
      }
      return ok({ left: left.sort((one, other) => (one.lastAt < other.lastAt ? 1 : -1)), notices });
    },
    'recovery.read': async ({ window }) => {
      const read = await readWork(fileOf(window));
      if (!read.ok) {
        return failed({ kind: 'not-found', message: '这份留底已经不在，可能已在别的窗口处理。' });
      }
      const { state, changes, torn } = read.value;
      const { path, digest, text } = state;
      // The host's own record of what the clerk had open.
      if (path !== null) await named.trust('open-project', path);
      const there = path === null ? undefined : await readText(path);
      const file = there?.ok ? { text: there.value, digest: digestOf(there.value) } : null;
      return ok({ path, digest, text, changes: [...changes], torn, file });
    },
  };
}

/** What stands at the path, while it is what the digest says. */
async function standing(path: string | null, digest: string | null): Promise<string | undefined> {
  const read = path === null ? undefined : await readText(path);
  return read?.ok && digestOf(read.value) === digest ? read.value : undefined;
}

type Work = {
  readonly state: State;
  readonly changes: readonly string[];
  readonly lastAt: string;
  readonly torn: number;
  readonly organisation: string;
  readonly year: number;
};

async function readWork(file: string): Promise<Result<Work, FileTrouble>> {
  const read = await readJournal(file);
  if (!read.ok) return read;
  const [first, ...rest] = read.value.lines;
  const state = stateLine.safeParse(first === undefined ? undefined : JSON.parse(first));
  if (!state.success) return failed({ kind: 'not-text', doing: 'read', path: file });
  const changes = rest.map((line) => changeLine.parse(JSON.parse(line)));
  return ok({
    state: state.data,
    changes: changes.map(({ change }) => change),
    lastAt: changes.at(-1)?.at ?? state.data.at,
    torn: read.value.torn,
    ...readProjectFacts(state.data.text),
  });
}

/** Of a window of this run its own word counts; of another run, whether its program lives. */
function isOpen({ window, run, machine, process }: State, windows: OpenWindows): boolean {
  if (run === THIS_RUN) return windows.isOpen(window);
  return windows.isOpen(window) || (machine === THIS_MACHINE && isAlive(process));
}

/** None where the folder is not there or cannot be read. */
async function journalNames(folder: string): Promise<readonly string[]> {
  const names = await quietly(() => readdir(folder), []);
  return names.filter((name) => name.endsWith(ENDING)).toSorted();
}
