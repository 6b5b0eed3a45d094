import { basename, dirname } from 'node:path';
import type { HostProblem, HostRequest, HostResponse } from '#shared/host/contract';
import type { TellProgress } from '#shared/host/progress';
import { failed, ok, type Result } from '#shared/kit/result';
import { saveProject } from '#shared/project-file/save-project';
import { FORM_ENDINGS, filesNamed } from '../files/files-named';
import { importForms } from './import-forms';
import type { PackLibrary } from './pack-library';
import { sessionOfText } from './session-of-text';

/** Forms to read into a project. Plain, so that it can cross to another thread. */
export type FormsJob = Omit<HostRequest<'forms.import'>, 'job'>;
export type FormsAnswer = Result<HostResponse<'forms.import'>, HostProblem>;

/** Reads forms of one file or of a folder, in the thread that calls. A file that cannot be read is told and passed over. */
export async function readForms(
  { project, path, folder }: FormsJob,
  packs: PackLibrary,
  tell: TellProgress,
): Promise<FormsAnswer> {
  const opened = await sessionOfText(project, packs);
  if (!opened.ok) return opened;
  const session = opened.value;
  const paths = await filesNamed([folder ? dirname(path) : path], FORM_ENDINGS, '工作簿和 .docx 文档');
  if (!paths.ok) return failed({ kind: 'unusable-input', message: paths.problem });
  const files: HostResponse<'forms.import'>['files'] = [];
  for (const [at, one] of paths.value.entries()) {
    tell('reading', at / paths.value.length);
    const done = await importForms(session, one);
    const file = basename(one);
    if (!done.ok) files.push({ file, problem: done.problem.message, taken: [], left: [] });
    else
      files.push({
        file,
        taken: done.value.taken.map((form) => ({ ...form, notes: [...form.notes] })),
        left: [...done.value.left],
      });
  }
  return ok({ project: saveProject(session.pack, session.document()), files });
}
