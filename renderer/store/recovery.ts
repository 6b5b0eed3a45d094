import type { Leftover } from '#shared/host/calls/leftovers';
import type { LeftWork } from '#shared/host/calls/recovery';
import type { HostResponse } from '#shared/host/contract';
import type { Session } from '#shared/session/session';
import { say } from '../feedback/say';
import { callHost } from '../host/call-host';
import { useConnection } from '../host/connection-state';
import { HostCallError, SentenceError } from '../host/host-problem';
import { reporting } from '../host/reporting';
import { thisWindow } from '../host/this-window';
import { replaceProject } from './open-project';
import { packById } from './packs';
import { READING } from './pieces';
import { type ProjectFile, useProject } from './project-store';
import { fileName, sessionFromDocument, sessionFromText } from './project-text';
import { expectJournal, untilRecorded } from './recording';
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

/** Goes on with what another window left. True: it is the open project now, with a journal of this window. */
export async function takeLeftWork(left: LeftWork, { session, file }: Recovered): Promise<boolean> {
  const taken = await replaceProject(async () => {
    if (file !== null) await hold(file);
    return { session, file, isSafe: false };
  });
  if (taken) await discardLeftWork(left.window);
  return taken;
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
  await reporting(async () => {
    const window = await thisWindow();
    const { left } = await callHost('recovery.list', {});
    if (!left.some((work) => work.window === window)) return;
    const { session, file } = await readLeftWork(window);
    expectJournal();
    const resumed = await replaceProject(async () => {
      if (file !== null) await hold(file);
      return { session, file, isSafe: false };
    });
    if (resumed) say().message.info('已接着刷新前没有保存的内容，没有丢失');
  });
}

/** After the host was started anew: it is told which file this window has open. */
export function startRejoining(): void {
  useConnection.subscribe(({ hosts }, before) => {
    const { file } = useProject.getState();
    if (hosts !== before.hosts && file !== null) void reporting(() => hold(file));
  });
}

/**
 * The window has the file open as before; what stands in it is looked at when it is saved. The lock of whoever is gone is
 * taken over: that the clerk goes on with that work was asked already.
 */
async function hold({ path }: ProjectFile): Promise<void> {
  const window = await thisWindow();
  try {
    const { holder } = await callHost('project.open', { path, window });
    if (holder?.state === 'gone') await callHost('project.open', { path, window, takesOver: true });
  } catch (error) {
    // A file that is gone or cannot be read now holds nobody up: saving tells.
    if (!(error instanceof HostCallError) || error.kind === 'unreachable') throw error;
  }
}
