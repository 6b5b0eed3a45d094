import type { Diff } from '#shared/document/diff';
import { present } from '#shared/kit/assert';
import type { Session } from '#shared/session/session';
import { ask } from '../feedback/ask';
import { callHost } from '../host/call-host';
import { chooseFile } from '../host/choose-file';
import { reporting } from '../host/reporting';
import { thisWindow } from '../host/this-window';
import { askAboutHolder } from './file-questions';
import { hold } from './hold-file';
import { offerLeftovers } from './leftovers';
import { closeProject, isUnsaved, type ProjectFile, showSession, useProject } from './project-store';
import { fileName, sessionFromText } from './project-text';
import { saveProjectFile } from './save-project';
import { finishTyping } from './typing';
import { resetView } from './view-store';

/** A project about to be shown; see `showSession`. */
export type Opening = {
  readonly session: Session;
  readonly file: ProjectFile | null;
  readonly isSafe: boolean;
};

let ready: () => Promise<unknown> = async () => undefined;

/** What must be there before a project can be shown: whatever opens one waits for it. It throws when it cannot be had. */
export function showOnlyAfter(wanted: () => Promise<unknown>): void {
  ready = wanted;
}

/**
 * The one way from what is open to another project: asks about unsaved work, then makes the other and shows it at its
 * first table. False: the clerk stayed, or there is nothing to show.
 */
export async function replaceProject(make: () => Promise<Opening | null>): Promise<boolean> {
  const left = await mayLeave();
  if (left === null) return false;
  let isShown = false;
  try {
    const [opening] = await Promise.all([make(), ready()]);
    if (!opening) return false;
    // Typing went on meanwhile: what nobody was asked about is not left.
    const leftNow = await mayLeave(left);
    if (leftNow === null) return false;
    const { session, file, isSafe } = opening;
    resetView(present(session.pack.tables[0], 'a pack has tables').id, session.pack.scale);
    showSession(session, file, isSafe);
    isShown = true;
    // Saving what came meanwhile has taken the file of what is left.
    if (file === null || leftNow !== left) await holdFile();
    return true;
  } finally {
    // Making the other may have told the host that this window has its file.
    if (!isShown) await holdFile();
  }
}

/** Back to the start page. */
export async function goHome(): Promise<void> {
  if ((await mayLeave()) === null) return;
  closeProject();
  await leaveFile();
}

/** Opens the project at the path, or the one the clerk chooses. */
export async function openProjectAt(path?: string): Promise<void> {
  await reporting(async () => {
    const chosen = path ?? (await chooseFile('open-project'))?.path;
    if (chosen === undefined) return;
    const isOpened = await reporting(() => replaceProject(() => openFile(chosen)));
    // Also of a file that could not be opened: what a killed save left may be whole.
    if (isOpened !== false) await offerLeftovers(chosen);
  });
}

/** Opens the file that was named outside the page: on the command line, by a double click. */
export async function openNamedFile(): Promise<void> {
  const opened = await reporting(() => callHost('files.opened', {}));
  if (opened && opened.path !== null) await openProjectAt(opened.path);
}

/** Opens a pack's own example, which has no file until it is saved. */
export async function openSample(packId: string): Promise<void> {
  await reporting(() =>
    replaceProject(async () => {
      const { text } = await callHost('packs.sample', { id: packId });
      return { session: await sessionFromText(text, '示例'), file: null, isSafe: true };
    }),
  );
}

/** What somebody else has open is shown without its file: saving then asks for another one. */
async function openFile(path: string): Promise<Opening | null> {
  const window = await thisWindow();
  let opened = await callHost('project.open', { path, window });
  const answer = opened.holder && (await askAboutHolder(fileName(path), opened.holder, '只看内容'));
  if (answer === undefined) return null;
  if (answer === 'take') opened = await callHost('project.open', { path, window, takesOver: true });
  const session = await sessionFromText(opened.text, fileName(opened.path));
  const file = answer === 'elsewhere' ? null : { path: opened.path, digest: opened.digest };
  return { session, file, isSafe: true };
}

/** Lets others write what this window had open. */
async function leaveFile(): Promise<void> {
  await reporting(async () => callHost('project.leave', { window: await thisWindow() }));
}

/** The host is told that this window has what it shows, and nothing else. */
async function holdFile(): Promise<void> {
  const { file } = useProject.getState();
  if (file === null) await leaveFile();
  else await reporting(() => hold(file));
}

/** What the clerk agreed to leave as it is: the state of a project in which this step was its last. */
type Left = { readonly session: Session | null; readonly step: Diff | undefined };

/**
 * Asks before unsaved work would be left behind, what is being typed among it. Null: the clerk stays.
 *
 * @param agreed what was agreed on before is not asked about again
 */
async function mayLeave(agreed?: Left): Promise<Left | null> {
  if (!finishTyping()) return null;
  const state = useProject.getState();
  const { session, step } = state;
  if (agreed?.session === session && agreed.step === step) return agreed;
  if (!isUnsaved(state)) return { session, step };
  const answer = await ask('当前项目有未保存的改动', '离开前是否保存？', '留在当前项目', [
    { answer: 'discard', label: '不保存', danger: true },
    { answer: 'save', label: '保存' },
  ]);
  if (answer === 'discard') return { session, step };
  // Typing goes on while it is written.
  return answer === 'save' && (await saveProjectFile()) ? mayLeave() : null;
}
