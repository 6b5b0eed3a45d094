import type { ProjectDocument } from '#shared/document/document';
import type { KeptVersion } from '#shared/host/calls/versions';
import { openProject } from '#shared/project-file/open-project';
import { differencesInWords, findDifferences } from '#shared/session/differences';
import type { Session } from '#shared/session/session';
import { say } from '../feedback/say';
import { callHost } from '../host/call-host';
import { HostCallError, SentenceError } from '../host/host-problem';
import { replaceProject } from './open-project';
import { packById } from './packs';
import { fileName, sessionFromText } from './project-text';

/** A kept state of a project that can be opened. */
export async function readVersion(path: string, { id }: KeptVersion): Promise<Session> {
  const { text } = await callHost('versions.read', { path, id });
  return sessionFromText(text, `${fileName(path)} 的历史版本`);
}

/**
 * What each version changed, in words, told one after the other from the latest on; each is read once. False from `tell`
 * ends the telling.
 */
export async function tellChanges(
  path: string,
  versions: readonly KeptVersion[],
  tell: (id: string, words: string) => boolean,
): Promise<void> {
  let newer: { readonly id: string; readonly document: ProjectDocument | null } | undefined;
  for (const version of versions) {
    const document = await documentOf(path, version);
    if (newer && !tell(newer.id, await changeInWords(document, newer.document))) return;
    newer = { id: version.id, document };
  }
  if (newer) tell(newer.id, newer.document ? '留下的最早一次' : UNREADABLE);
}

const UNREADABLE = '这个版本读不出来';

async function changeInWords(before: ProjectDocument | null, after: ProjectDocument | null): Promise<string> {
  if (!after) return UNREADABLE;
  if (!before) return '前一个版本读不出来，不能比较';
  return differencesInWords(findDifferences(await packById(after.packId), before, after));
}

/** Null: it is not whole, or was made with a pack that is not there. */
async function documentOf(path: string, { id }: KeptVersion): Promise<ProjectDocument | null> {
  const { text } = await callHost('versions.read', { path, id });
  const read = openProject(text);
  if (!read.ok) return null;
  try {
    const document = read.value.withPack(await packById(read.value.packId));
    return document.ok ? document.value : null;
  } catch (error) {
    if (error instanceof SentenceError) return null;
    if (error instanceof HostCallError && error.kind !== 'unreachable') return null;
    throw error;
  }
}

/** Opens a kept state as a project of its own, which is saved where the clerk says. The file stays as it is. */
export async function restoreVersion(path: string, version: KeptVersion): Promise<boolean> {
  const restored = await replaceProject(async () => ({
    session: await readVersion(path, version),
    file: null,
    isSafe: false,
  }));
  if (restored) say().message.info('已恢复为新项目，原文件没有改动；保存时请另起文件名', 6);
  return restored;
}
