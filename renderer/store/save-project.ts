import { saveProject } from '#shared/project-file/save-project';
import { say } from '../feedback/say';
import { callHost } from '../host/call-host';
import { chooseFile } from '../host/choose-file';
import { reporting } from '../host/reporting';
import { markSaved, openSession, useProject } from './project-store';
import { finishTyping } from './typing';

/** Saves where the project is kept; asks for a place the first time or for 另存为. True: it is on disk. */
export async function saveProjectFile(elsewhere = false): Promise<boolean> {
  if (!finishTyping()) return false;
  const saved = await reporting(async () => {
    const session = openSession();
    const { path: known } = useProject.getState();
    const path = known !== null && !elsewhere ? known : await chooseFile('save-project', suggestedName());
    if (path === null) return false;
    // Typing goes on while the host writes: what is saved is the state of this moment.
    const { position } = useProject.getState();
    const text = saveProject(session.pack, session.document());
    const written = await callHost('project.save', { path, text });
    // Another project may have been opened meanwhile.
    if (useProject.getState().session === session) markSaved(written.path, position);
    say().message.success(`已保存到 ${written.path}`);
    return true;
  });
  return saved ?? false;
}

export function suggestedName(): string {
  const { facts } = openSession().document();
  const organisation = facts.organisation.replace(/[\\/:*?"<>|]/g, '') || '部门';
  return `${organisation}${facts.year}年度决算公开.juesuan`;
}
