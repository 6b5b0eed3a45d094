import type { Leftover } from '#shared/host/calls/leftovers';
import type { LeftWork } from '#shared/host/calls/recovery';
import type { HostResponse } from '#shared/host/contract';
import type { Session } from '#shared/session/session';
import { say } from '../feedback/say';
import { callHost } from '../host/call-host';
import { useConnection } from '../host/connection-state';
import { SentenceError } from '../host/host-problem';
import { reporting } from '../host/reporting';
import { beAnotherWindow, thisWindow } from '../host/this-window';
import { hold } from './hold-file';
import { replaceProject } from './open-project';
import { packById } from './packs';
import { READING } from './pieces';
import { useProject } from './project-store';
import { fileName, sessionFromDocument, sessionFromText } from './project-text';
import { expectJournal, recordAfter, untilRecorded } from './recording';
import type { ReadLeftover, Recovered } from './recovered';

export async function readLeftWork(window: string): Promise<Recovered> {
  const left = await callHost('recovery.read', { window });
  const session = await sessionOf(left);
  const { path, digest, file } = left;
  return {
    session,
    file: path === null ? null : { path, digest: digest ?? '' },
    saved: file && path !== null ? await sessionFromText(file.text, fileName(path)).catch(noProject) : null,
    isUntouched: (file?.digest ?? null) === digest,
  };
}

async function sessionOf({ text, changes }: HostResponse<'recovery.read'>): Promise<Session> {
  const { explainOpenProblem, openProject, recover } = await READING.load();
  const read = openProject(text);
  if (!read.ok) throw new SentenceError(`留底${explainOpenProblem(read.problem)}`);
  const document = recover(text, changes, await packById(read.value.packId));
  if (document.ok) return sessionFromDocument(document.value);
  const { problem } = document;
  throw new SentenceError(
    problem.kind === 'unreadable-change'
      ? '留底由另一版本的程序写成，本程序读不出最后的改动；留底原样保留，请用原来的版本打开'
      : `留底${explainOpenProblem(problem)}`,
  );
}

/** A file that cannot be read as a project any more: there is nothing to compare with. */
function noProject(error: unknown): null {
  if (error instanceof SentenceError) return null;
  throw error;
}

/** Goes on with what another window left. True: it is the open project now, with a journal of this window on disk. */
export async function takeLeftWork(left: LeftWork, { session, file }: Recovered): Promise<boolean> {
  const taken = await replaceProject(async () => {
    if (file !== null) await hold(file);
    return { session, file, isSafe: false };
  });
  if (!taken) return false;
  // Until this window's own journal has it, the one it was taken from is its only copy on disk.
  await untilRecorded();
  await discardLeftWork(left.window);
  return true;
}

/** Takes a journal away: its work is open here, or the clerk does not want it. */
export async function discardLeftWork(window: string): Promise<void> {
  if (window !== (await thisWindow())) await callHost('recovery.end', { window });
}

/** Opens what a killed save left as a project of its own, which is saved where the clerk says. The file stays as it is. */
export async function restoreLeftover(leftover: Leftover, { session }: ReadLeftover): Promise<boolean> {
  const restored = await replaceProject(async () => ({ session, file: null, isSafe: false }));
  if (!restored) return false;
  say().message.info('已恢复为新项目，原文件没有改动；保存时请另起文件名', 6);
  // Only what the journal has is taken away: until then the leftover is its only copy on disk.
  await untilRecorded();
  await clearLeftover(leftover);
  return true;
}

export async function clearLeftover({ path, name }: Leftover): Promise<void> {
  await callHost('leftovers.clear', { path, name });
}

/** After a reload: the page goes on with what it had open and not saved. */
export async function resumeOwnWork(): Promise<void> {
  const resuming = reporting(resume).then(async (isOver) => {
    // What could not be gone on with stays, to be offered again: this page keeps its own journal elsewhere.
    if (isOver !== true) await beAnotherWindow();
  });
  recordAfter(resuming);
  await resuming;
}

/** True: it is open, or there is none. */
async function resume(): Promise<boolean> {
  const window = await thisWindow();
  const { left } = await callHost('recovery.list', {});
  if (!left.some((work) => work.window === window)) return true;
  const { session, file } = await readLeftWork(window);
  expectJournal();
  const resumed = await replaceProject(async () => {
    if (file !== null) await hold(file);
    return { session, file, isSafe: false };
  });
  if (resumed) say().message.info('已接着刷新前没有保存的内容，没有丢失');
  return resumed;
}

/** After the host was started anew: it is told which file this window has open. */
export function startRejoining(): void {
  useConnection.subscribe(({ hosts }, before) => {
    const { file } = useProject.getState();
    if (hosts !== before.hosts && file !== null) void reporting(() => hold(file));
  });
}
