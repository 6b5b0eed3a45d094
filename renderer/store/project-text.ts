import type { ProjectDocument } from '#shared/document/document';
import type { Session } from '#shared/session/session';
import { SentenceError } from '../host/host-problem';
import { nextTurn } from './next-turn';
import { expectPack, packById } from './packs';
import { READING } from './pieces';

/** Within so many characters a project says of which pack it is. */
const BEGINNING = 300;

/** Project text → session. `name` is what the clerk calls the source. */
export async function sessionFromText(text: string, name: string): Promise<Session> {
  // The host looks for it while the text is read, which is as good as sure to name it at its beginning.
  const named = /"pack":\s*"([^"\\]+)"/.exec(text.slice(0, BEGINNING))?.[1];
  // As a text of its own: a part of the whole would keep the whole, as long as the pack is known.
  if (named !== undefined) expectPack(JSON.parse(`"${named}"`));
  const { explainOpenProblem, openProject } = await READING.load();
  const read = openProject(text);
  if (!read.ok) throw new SentenceError(`${name}：${explainOpenProblem(read.problem)}`);
  const pack = await packById(read.value.packId);
  await nextTurn();
  const document = read.value.withPack(pack);
  if (!document.ok) throw new SentenceError(`${name}：${explainOpenProblem(document.problem)}`);
  return sessionFromDocument(document.value);
}

export async function sessionFromDocument(document: ProjectDocument): Promise<Session> {
  const pack = await packById(document.packId);
  const { createSession, explainCompileProblem } = await READING.load();
  await nextTurn();
  const session = createSession(pack, document);
  if (session.ok) return session.value;
  throw new SentenceError(
    `表样包“${pack.title}”的公式不能用于本项目：${explainCompileProblem(session.problem)}`,
  );
}

/** The last part of a path. */
export function fileName(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? path;
}
