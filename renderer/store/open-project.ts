import type { Session } from '#shared/session/session';
import { callHost } from '../host/call-host';
import { chooseFile } from '../host/choose-file';
import { reporting } from '../host/reporting';
import { mayLeave } from './leave-question';
import { showSession } from './project-store';
import { fileName, sessionFromText } from './project-text';
import { resetView } from './view-store';

/** Opens the project at the path, or the one the clerk chooses. */
export async function openProjectAt(path?: string): Promise<void> {
  await reporting(async () => {
    const chosen = path ?? (await chooseFile('open-project'));
    if (chosen === null || !(await mayLeave())) return;
    const opened = await callHost('project.open', { path: chosen });
    enter(await sessionFromText(opened.text, fileName(opened.path)), opened.path, true);
  });
}

/** Opens a pack's own example, which has no file until it is saved. */
export async function openSample(packId: string): Promise<void> {
  await reporting(async () => {
    const { text } = await callHost('packs.sample', { id: packId });
    enter(await sessionFromText(text, '示例'), null, true);
  });
}

/** Shows the workspace over a session, at its first table; see `showSession`. */
export function enter(session: Session, path: string | null, isSafe = false): void {
  resetView(session.pack.tables[0]?.id ?? '', session.pack.scale);
  showSession(session, path, isSafe);
}
