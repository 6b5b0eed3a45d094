import { lstat, realpath } from 'node:fs/promises';
import { basename, dirname, extname, isAbsolute, join } from 'node:path';
import type { FilePurpose, FoundFile, NamedFile } from '#shared/host/calls/files';
import type { HostAnswer, HostProblem } from '#shared/host/contract';
import { failed, ok, type Result } from '#shared/kit/result';
import { fileProblem } from '../files/file-problem';
import { quietly } from '../files/quietly';
import { readTypedPath } from '../files/typed-path';
import { isWithin } from '../files/within';
import { lookAt } from './look-at-file';

/** What a name is good for: whoever named a workbook to read has not named a project to write. */
const USES: Readonly<Record<FilePurpose, readonly Use[]>> = {
  'open-project': ['project'],
  'save-project': ['project'],
  'open-workbook': ['workbook'],
  // Last year is read, from a workbook or a project, and never written.
  'open-prior': ['workbook', 'last-year'],
  'open-template': ['template'],
  'open-report': ['finished-report'],
  'open-audited': ['audited-document'],
  'open-report-template': ['report-template'],
  'open-forms': ['forms'],
  // The clerk was asked for any file of the folder that is meant.
  'open-forms-folder': ['forms-folder'],
  'open-last-forms': ['last-forms'],
  'open-form-template': ['form-template'],
  'forms-folder': ['made-forms'],
  'save-workbook': ['made-workbook'],
  'open-pack': ['pack'],
  'save-pack': ['made-pack'],
  'save-report': ['made-report'],
  'save-audited-docx': ['made-audit'],
  'save-audited-pdf': ['made-audit'],
  'open-units': ['units'],
  'open-unit': ['units'],
  'results-folder': ['results'],
  'open-roster': ['roster'],
  'open-roster-folder': ['roster'],
  'save-answer': ['answer'],
};
export type Use =
  | 'project'
  | 'last-year'
  | 'workbook'
  | 'template'
  | 'finished-report'
  | 'audited-document'
  | 'report-template'
  | 'forms'
  | 'forms-folder'
  | 'last-forms'
  | 'form-template'
  | 'made-forms'
  | 'made-workbook'
  | 'pack'
  | 'made-pack'
  | 'made-report'
  | 'made-audit'
  | 'units'
  | 'results'
  | 'roster'
  | 'answer';

const FOLDERS_WRITTEN: readonly FilePurpose[] = ['results-folder', 'forms-folder'];

/** The endings in which each kind of file is written, the one to add first. What is written can so be no script, key or setting of anybody. */
const SAVED_ENDINGS: Readonly<Partial<Record<FilePurpose, readonly string[]>>> = {
  'save-project': ['.juesuan'],
  'save-workbook': ['.xlsx'],
  'save-pack': ['.zip'],
  'save-answer': ['.xlsx', '.csv'],
  'save-report': ['.docx', '.pdf', '.html', '.txt'],
  'save-audited-docx': ['.docx'],
  'save-audited-pdf': ['.pdf'],
};

/**
 * The files that somebody at this machine named in this run, by a dialog, the chooser or the command line. The host
 * reads and writes no other for the page, whatever path the page asks for.
 */
export type NamedFiles = {
  /** Names a file as the clerk picked or typed it; see the call `files.name`. */
  readonly name: (
    purpose: FilePurpose,
    typed: string,
    replaces?: string,
  ) => Promise<HostAnswer<'files.name'>>;
  /** The system's own dialog or the command line named it, and whatever is there may be replaced. */
  readonly trust: (purpose: FilePurpose, path: string) => Promise<Result<NamedFile, HostProblem>>;
  /** The path, if it was named for this use. */
  readonly admit: (use: Use, typed: string) => Result<string, HostProblem>;
  /** The same for writing a file anew: refused when something else stands there now than when it was named. */
  readonly admitReplacing: (use: Use, typed: string) => Promise<Result<string, HostProblem>>;
};

/** What those ask who only use files. */
export type Admission = Pick<NamedFiles, 'admit' | 'admitReplacing'>;

type Means = {
  readonly home: string;
  /** The program's own folders, where nothing is opened and nothing is saved. */
  readonly ownFolders: readonly string[];
};

export function createNamedFiles({ home, ownFolders }: Means): NamedFiles {
  /** By use and path: the digest of what stood there when it was named; null: nothing. */
  const named = new Map<string, string | null>();
  const keyOf = (use: Use, path: string): string => `${use} ${path}`;

  const whole = async (purpose: FilePurpose, typed: string): Promise<Result<string, HostProblem>> => {
    const read = purpose.startsWith('save') ? readTypedPath(typed, home) : await readFoundPath(typed, home);
    if (!read.ok) return read;
    const path = withEnding(read.value, SAVED_ENDINGS[purpose]);
    // What is opened as a project is also saved there.
    const isWritten =
      purpose === 'open-project' || FOLDERS_WRITTEN.includes(purpose) || purpose.startsWith('save');
    if (!isWritten) return ok(path);
    const real = await realFolder(path);
    if (!ownFolders.some((folder) => isWithin(folder, path) || isWithin(folder, real))) return ok(path);
    const message = `「${dirname(path)}」是程序自己的文件夹，请换一个文件夹。`;
    return failed({ kind: 'not-permitted', message });
  };

  const keep = (purpose: FilePurpose, path: string, found: FoundFile | null): NamedFile => {
    const digest = purpose.startsWith('save') ? (found?.digest ?? null) : null;
    for (const use of USES[purpose]) named.set(keyOf(use, path), digest);
    return { path, digest };
  };

  const admit: NamedFiles['admit'] = (use, typed) => {
    // As it was named: a file may have a space at the end of its name.
    if (named.has(keyOf(use, typed))) return ok(typed);
    const path = readTypedPath(typed, home);
    if (!path.ok || named.has(keyOf(use, path.value))) return path;
    return failed({
      kind: 'not-permitted',
      message: `「${path.value}」不是这次打开程序后选定的文件，请用“打开”或“另存为”重新选择。`,
    });
  };

  return {
    name: async (purpose, typed, replaces) => {
      const path = await whole(purpose, typed);
      if (!path.ok) return path;
      if (!purpose.startsWith('save')) {
        return ok({ outcome: 'named', file: keep(purpose, path.value, null) });
      }
      const found = await lookAt(path.value);
      if (!found.ok) return failed(fileProblem(found.problem));
      if (found.value && found.value.digest !== replaces) {
        return ok({ outcome: 'exists', path: path.value, found: found.value });
      }
      return ok({ outcome: 'named', file: keep(purpose, path.value, found.value) });
    },
    trust: async (purpose, typed) => {
      const path = await whole(purpose, typed);
      if (!path.ok) return path;
      // A name that was given its ending here is another one than the dialog asked about.
      const isAsked = purpose.startsWith('save') && path.value === typed;
      const found = isAsked ? await lookAt(path.value) : ok(null);
      return found.ok ? ok(keep(purpose, path.value, found.value)) : failed(fileProblem(found.problem));
    },
    admit,
    admitReplacing: async (use, typed) => {
      const path = admit(use, typed);
      if (!path.ok) return path;
      const found = await lookAt(path.value);
      if (!found.ok) return failed(fileProblem(found.problem));
      if (found.value === null || found.value.digest === named.get(keyOf(use, path.value))) return path;
      const message = `「${basename(path.value)}」在您选定之后被别的程序改动过，没有写入，请重新选择文件名。`;
      return failed({ kind: 'write-failed', message });
    },
  };
}

/** What was typed, or the file of exactly that name where there is one: other systems make names that end in a space. */
async function readFoundPath(typed: string, home: string): Promise<Result<string, HostProblem>> {
  const read = readTypedPath(typed, home);
  if (!read.ok || !isAbsolute(typed) || typed === read.value) return read;
  return (await quietly(async () => (await lstat(typed)).isFile(), false)) ? ok(typed) : read;
}

function withEnding(path: string, endings: readonly string[] = []): string {
  const [usual] = endings;
  return usual === undefined || endings.includes(extname(path).toLowerCase()) ? path : `${path}${usual}`;
}

/** The path with the links of its folder followed; as it is where the folder cannot be looked at. */
function realFolder(path: string): Promise<string> {
  return quietly(async () => join(await realpath(dirname(path)), basename(path)), path);
}
