import { readdir, stat } from 'node:fs/promises';
import { dirname, extname, join } from 'node:path';
import { type FilePurpose, FORM_ENDINGS, WORKBOOK_ENDINGS } from '#shared/host/calls/files';
import type { HostAnswer, HostHandlers, HostRequest, HostResponse } from '#shared/host/contract';
import { failed, ok } from '#shared/kit/result';
import { fileProblem } from '../files/file-problem';
import { systemCode, troubleOf } from '../files/file-trouble';
import { findFileUser } from '../files/find-file-user';
import { usedInWords } from '../files/open-mark';
import { revealFile } from '../files/reveal-file';
import { inTime } from '../files/time-limit';
import { readTypedPath } from '../files/typed-path';
import { isWithin } from '../files/within';
import type { LastFolders } from './last-folders';
import type { NamedFiles } from './named-files';
import { findPlaces, type UserFolders } from './places';

type Entry = HostResponse<'files.list'>['entries'][number];

/** What each purpose can use. Only a filter of the list: what a file is, is decided by its content. */
export const ENDINGS: Readonly<Record<FilePurpose, readonly string[]>> = {
  'open-project': ['.juesuan'],
  'save-project': ['.juesuan'],
  'open-workbook': WORKBOOK_ENDINGS,
  'open-prior': [...WORKBOOK_ENDINGS, '.juesuan'],
  'open-template': ['.xlsx'],
  'open-report': ['.docx', '.pdf', '.txt'],
  'open-audited': ['.docx', '.pdf', '.txt'],
  'open-report-template': ['.docx'],
  'open-forms': FORM_ENDINGS,
  'open-forms-folder': FORM_ENDINGS,
  'open-last-forms': ['.juesuan', ...FORM_ENDINGS],
  'open-form-template': ['.xlsx'],
  'forms-folder': [],
  'save-workbook': ['.xlsx'],
  'save-report': ['.docx', '.pdf', '.html', '.txt'],
  'save-audited-docx': ['.docx'],
  'save-audited-pdf': ['.pdf'],
  'open-pack': ['.zip', '.yaml'],
  'save-pack': ['.zip'],
  'open-units': [...WORKBOOK_ENDINGS, '.juesuan'],
  'open-unit': [...WORKBOOK_ENDINGS, '.juesuan'],
  'results-folder': [],
  'open-roster': [...WORKBOOK_ENDINGS, '.juesuan'],
  'open-roster-folder': [],
  'save-answer': ['.xlsx', '.csv'],
};

const byName = new Intl.Collator('zh-CN', { numeric: true });

/** The system's own dialog: the path chosen, null when the clerk cancelled. */
export type FileDialog = (request: HostRequest<'files.choose'>) => Promise<string | null>;

/** How files are named: by the system's dialog, where there is one, or by the page's own chooser over `files.list`. */
export function createChooserHandlers(
  folders: UserFolders,
  named: NamedFiles,
  showDialog: FileDialog | undefined,
  last: LastFolders,
): Pick<HostHandlers, 'files.choose' | 'files.name' | 'files.list' | 'files.reveal'> {
  return {
    'files.choose': async (request) => {
      if (!showDialog) return noDialog();
      const path = await showDialog(request);
      if (path === null) return ok({ file: null, usedBy: null });
      const file = await named.trust(request.purpose, path);
      if (!file.ok) return file;
      // The system's dialog asked whether to replace it, and knows nothing of the marks beside it.
      const user = file.value.digest === null ? undefined : await findFileUser(file.value.path);
      return ok({ file: file.value, usedBy: user ? usedInWords(user) : null });
    },
    'files.name': async ({ purpose, path, replaces }) => {
      const answer = await named.name(purpose, path, replaces);
      if (answer.ok && answer.value.outcome === 'named') await last.remember(purpose, answer.value.file.path);
      return answer;
    },
    'files.reveal': ({ path }) => reveal(folders, path),
    'files.list': async ({ folder, purpose }) => {
      const before = folder === null ? await last.of(purpose) : null;
      const listed = before === null ? undefined : await listInTime(folders, before, purpose);
      // One that is gone by now is no reason to list nothing.
      return listed?.ok ? listed : listInTime(folders, folder, purpose);
    },
  };
}

function noDialog(): HostAnswer<'files.choose'> {
  return failed({
    kind: 'bad-request',
    message: '在浏览器中运行时没有系统的文件对话框，请在页面的列表中选择或输入文件的完整路径。',
  });
}

/** Only a file that is there is shown: the path is handed to another program. */
async function reveal(folders: UserFolders, asked: string): Promise<HostAnswer<'files.reveal'>> {
  const path = readTypedPath(asked, folders.home);
  if (!path.ok) return path;
  try {
    await stat(path.value);
  } catch (error) {
    const trouble = troubleOf(error, 'read', path.value);
    if (trouble === undefined) throw error;
    return failed(fileProblem(trouble));
  }
  if (await revealFile(path.value)) return ok({});
  return failed({
    kind: 'not-found',
    message: `这台电脑上没有可以打开文件夹的程序，文件在「${path.value}」。`,
  });
}

/** A drive that is gone may never answer. */
async function listInTime(
  folders: UserFolders,
  asked: string | null,
  purpose: FilePurpose,
): Promise<HostAnswer<'files.list'>> {
  const listing = async () => ok(await listFolder(folders, asked, purpose));
  const listed = await inTime(listing(), 'list', asked ?? folders.home);
  return listed.ok ? listed.value : failed(fileProblem(listed.problem));
}

async function listFolder(
  folders: UserFolders,
  asked: string | null,
  purpose: FilePurpose,
): Promise<HostAnswer<'files.list'>> {
  const places = await findPlaces(folders);
  const isOwn = (path: string) => places.some((place) => isWithin(place.path, path));
  const start = isOwn(folders.calledFrom) ? folders.calledFrom : folders.home;
  const typed = readTypedPath(asked ?? start, folders.home);
  if (!typed.ok) return typed;
  const folder = typed.value;
  if (!isOwn(folder)) {
    return failed({
      kind: 'not-permitted',
      message: `这里只列出您自己的文件夹；要用「${folder}」中的文件，请直接输入文件的完整路径。`,
    });
  }
  try {
    const names = (await readdir(folder)).filter((name) => !isHidden(name));
    const entries = await Promise.all(names.map((name) => readEntry(join(folder, name), name, purpose)));
    return ok({
      folder,
      parent: isOwn(dirname(folder)) && dirname(folder) !== folder ? dirname(folder) : null,
      places: [...places],
      entries: entries.filter((entry) => entry !== undefined).sort(foldersFirst),
    });
  } catch (error) {
    const trouble = troubleOf(error, 'list', folder);
    if (trouble === undefined) throw error;
    const notFolder = trouble.kind === 'missing-folder';
    return failed(fileProblem(notFolder ? { ...trouble, kind: 'not-a-file' } : trouble));
  }
}

/** Dot files, Office's `~$` owner files and Windows' `$RECYCLE.BIN`. */
function isHidden(name: string): boolean {
  return /^(\.|~\$|\$)/.test(name) || name === 'System Volume Information';
}

async function readEntry(path: string, name: string, purpose: FilePurpose): Promise<Entry | undefined> {
  try {
    const found = await stat(path);
    const modified = found.mtime.toISOString();
    if (found.isDirectory()) return { name, path, kind: 'folder', size: 0, modified };
    if (!found.isFile() || !ENDINGS[purpose].includes(extname(name).toLowerCase())) return undefined;
    return { name, path, kind: 'file', size: found.size, modified };
  } catch (error) {
    // A broken link, or something removed while we looked: nothing a clerk could choose.
    if (systemCode(error) === '') throw error;
    return undefined;
  }
}

function foldersFirst(left: Entry, right: Entry): number {
  if (left.kind !== right.kind) return left.kind === 'folder' ? -1 : 1;
  return byName.compare(left.name, right.name);
}
