import { readdir } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { FORM_ENDINGS } from '#shared/host/calls/files';
import type { HostProblem, HostRequest, HostResponse } from '#shared/host/contract';
import type { TellProgress } from '#shared/host/progress';
import { failed, ok, type Result } from '#shared/kit/result';
import { saveProject } from '#shared/project-file/save-project';
import { fileProblem } from '../files/file-problem';
import { troubleOf } from '../files/file-trouble';
import { copyForms } from './copy-forms';
import { FormQuestions, formAnswersIn } from './form-answers';
import { importForms } from './import-forms';
import type { PackLibrary } from './pack-library';
import type { AnswerBook } from './remembered-answers';
import { sessionOfText } from './session-of-text';

/** Forms to read into a project. Plain, so that it can cross to another thread. */
export type FormsJob = Omit<HostRequest<'forms.import'>, 'job'> & {
  /** What is remembered, for kinds of which nothing is said. */
  readonly remembered: AnswerBook;
};
/** Forms to write; the folder stays with whoever asks. Plain too. */
export type FormFilesJob = Pick<HostRequest<'forms.export'>, 'project' | 'as'>;
export type FormFilesAnswer = Result<
  {
    readonly files: readonly { name: string; notes: readonly string[]; bytes: Uint8Array }[];
    readonly left: readonly string[];
  },
  HostProblem
>;
export type FormsAnswer = Result<HostResponse<'forms.import'>, HostProblem>;

/** Reads forms of one file or of a folder, in the thread that calls. A file that cannot be read is told and passed over. */
export async function readForms(
  { project, path, folder, ofLastYear, replaces, answers, remembered }: FormsJob,
  packs: PackLibrary,
  tell: TellProgress,
): Promise<FormsAnswer> {
  const opened = await sessionOfText(project, packs);
  if (!opened.ok) return opened;
  const session = opened.value;
  const found = folder ? await filesBeside(path) : ok({ paths: [path], unread: [] });
  if (!found.ok) return found;
  const { paths, unread } = found.value;
  const said = answers && new Map(answers.map(({ kind, answers: own }) => [kind, own]));
  const asking = new FormQuestions(said ?? formAnswersIn(remembered, session.pack));
  const files: HostResponse<'forms.import'>['files'] = [];
  for (const [at, one] of paths.entries()) {
    tell('reading', at / paths.length);
    const done = await (ofLastYear
      ? copyForms(session, one, packs, undefined, asking)
      : importForms(session, one, { replaces, asking }));
    const file = basename(one);
    if (!done.ok) files.push({ file, problem: done.problem.message, taken: [], left: [], existing: [] });
    else
      files.push({
        file,
        taken: done.value.taken.map((form) => ({ ...form, notes: [...form.notes] })),
        left: [...done.value.left],
        existing: [...(done.value.existing ?? [])],
      });
  }
  return ok({
    project: saveProject(session.pack, session.document()),
    files,
    unread: [...unread],
    mappings: [...asking.mappings()],
    notices: [],
  });
}

/** Makes each form a file, in the thread that calls. */
export async function makeFormFiles(
  { project, as }: FormFilesJob,
  packs: PackLibrary,
  tell: TellProgress,
): Promise<FormFilesAnswer> {
  const session = await sessionOfText(project, packs);
  if (!session.ok) return session;
  // Brings the libraries that make documents.
  const { exportForms } = await import('./export-forms');
  const wish = 'template' in as ? as : { ...as, timestamp: Math.floor(Date.now() / 1000) };
  const made = await exportForms(session.value, wish, (share) => tell('filling', share));
  if (!made.ok) return made;
  const { files, secret, left } = made.value;
  return ok({ files, left: [...secret.map((name) => `${name}标了涉密，没有写出`), ...left] });
}

type FilesBeside = { readonly paths: readonly string[]; readonly unread: readonly string[] };

/** The workbooks and documents of a file's folder, in the order of their names; folders in it are told. */
async function filesBeside(path: string): Promise<Result<FilesBeside, HostProblem>> {
  const folder = dirname(path);
  try {
    const entries = (await readdir(folder, { withFileTypes: true })).filter(({ name }) => !MARK.test(name));
    const paths = entries
      .filter((entry) => entry.isFile() && FORM_ENDINGS.includes(extname(entry.name).toLowerCase()))
      .map(({ name }) => join(folder, name))
      .toSorted();
    const folders = entries.filter((entry) => entry.isDirectory());
    return ok({ paths, unread: folders.map(({ name }) => `里面的文件夹“${name}”没有读取`) });
  } catch (error) {
    const trouble = troubleOf(error, 'list', folder);
    if (trouble === undefined) throw error;
    return failed(fileProblem(trouble));
  }
}

/** Hidden files, and what office programs lay beside open ones. */
const MARK = /^(\.|~\$)/;
