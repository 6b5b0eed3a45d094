import type { NamedFile } from '#shared/host/calls/files';
import { createQueue } from '#shared/kit/in-turn';
import type { Session } from '#shared/session/session';
import { say } from '../feedback/say';
import { callHost } from '../host/call-host';
import { chooseFile } from '../host/choose-file';
import { forgetTrouble, reporting } from '../host/reporting';
import { thisWindow } from '../host/this-window';
import { askAboutChange, askAboutHolder } from './file-questions';
import { READING } from './pieces';
import { markSaved, openSession, showSession, useProject } from './project-store';
import { fileName, sessionFromText } from './project-text';
import { finishTyping } from './typing';
import { openDialog } from './view-store';

/** One save after the other: each knows what the one before it wrote. */
const inTurn = createQueue();
/** Trouble with saving is told under this name, and no longer once it is saved. */
const SAVING = 'saving';

/** Saves where the project is kept; asks for a place the first time or for 另存为. True: it is on disk. */
export async function saveProjectFile(elsewhere = false): Promise<boolean> {
  if (!finishTyping()) return false;
  const session = openSession();
  const saved = await inTurn(() =>
    reporting(async () => {
      const { session: shown, file } = useProject.getState();
      if (shown !== session) return false;
      return write(session, file !== null && !elsewhere ? file : await choosePlace());
    }, SAVING),
  );
  if (saved) forgetTrouble(SAVING);
  return saved ?? false;
}

export function suggestedName(): string {
  const { facts } = openSession().document();
  const organisation = facts.organisation.replace(/[\\/:*?"<>|]/g, '') || '部门';
  return `${organisation}${facts.year}年度决算公开.juesuan`;
}

function choosePlace(): Promise<NamedFile | null> {
  return chooseFile('save-project', suggestedName());
}

/** Writes to the file, or to where the clerk turns when something else is found there. */
async function write(session: Session, first: NamedFile | null): Promise<boolean> {
  const window = await thisWindow();
  const { saveProject } = await READING.load();
  let takesOver = false;
  let file = first;
  while (file !== null) {
    // Typing goes on while the host writes and the clerk answers: what is written is the state of this moment.
    const step = session.step();
    const text = saveProject(session.pack, session.document());
    const { path, digest: base } = file;
    const answer = await callHost('project.save', { path, text, base, window, takesOver });
    if (answer.outcome === 'saved') {
      markSaved(session, { path: answer.path, digest: answer.digest }, step);
      if (answer.remark === null) say().message.success(`已保存到 ${answer.path}`);
      else say().message.warning(`已保存到 ${answer.path}，但${answer.remark}`, 8);
      return true;
    }
    if (answer.outcome === 'held') {
      const how = await askAboutHolder(fileName(path), answer.holder, '另存为…');
      if (how === undefined) return false;
      if (how === 'take') takesOver = true;
      else file = await choosePlace();
      continue;
    }
    switch (await askAboutChange(path, answer.found)) {
      case 'replace':
        file = { path, digest: answer.found.digest };
        break;
      case 'elsewhere':
        file = await choosePlace();
        break;
      case 'compare':
        await compare(session, path);
        break;
      case 'reopen':
        await reopen(session, path);
        return false;
      case undefined:
        return false;
    }
  }
  return false;
}

/** Shows how the file differs from what is open; the question about it comes again afterwards. */
async function compare(session: Session, path: string): Promise<void> {
  const { text } = await callHost('project.look', { path });
  const other = await sessionFromText(text, fileName(path));
  await new Promise<void>((resolve) => {
    openDialog({
      kind: 'differences',
      title: `“${fileName(path)}”与本窗口的差别`,
      names: ['文件中', '本窗口'],
      sessions: [other, session],
      onClose: resolve,
    });
  });
}

/** Takes what is in the file in place of what is open. */
async function reopen(session: Session, path: string): Promise<void> {
  const opened = await callHost('project.open', { path, window: await thisWindow(), takesOver: true });
  const other = await sessionFromText(opened.text, fileName(path));
  if (useProject.getState().session !== session) return;
  showSession(other, { path: opened.path, digest: opened.digest }, true);
}
