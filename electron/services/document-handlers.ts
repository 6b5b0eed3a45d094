import type { HostHandlers } from '#shared/host/contract';
import { failed, ok } from '#shared/kit/result';
import { writeFileAtomically } from '../files/atomic-write';
import { fileProblem } from '../files/file-problem';
import { isSameFile } from '../files/same-file';
import type { JobsUnderWay } from './jobs-under-way';
import type { Admission } from './named-files';
import { NO_ANSWERS, type RememberedAnswers } from './remembered-answers';
import { cancelled, type WorkbookRunner } from './workbook-jobs';
import { writeFormFiles } from './write-form-files';

/** The calls that read a finished document, all in a thread beside, watched and cancelled as imports are. */
export type DocumentHandlers = Pick<
  HostHandlers,
  'audit.document' | 'audit.copy' | 'report.texts' | 'forms.import' | 'forms.export'
>;

export function documentHandlers(
  run: WorkbookRunner,
  named: Admission,
  jobs: JobsUnderWay,
  remembered: RememberedAnswers,
): DocumentHandlers {
  return {
    'audit.document': async ({ path: typed, job, ...wish }) => {
      const path = named.admit('audited-document', typed);
      if (!path.ok) return path;
      return jobs.run(job, (line) => run.audit({ ...wish, path: path.value }, line));
    },
    'audit.copy': async ({ path: typed, target: asked, job, ...wish }) => {
      const path = named.admit('audited-document', typed);
      if (!path.ok) return path;
      const use = wish.kind === 'list' ? 'made-workbook' : 'made-audit';
      const target = named.admit(use, asked);
      if (!target.ok) return target;
      if (await isSameFile(target.value, path.value))
        return failed({
          kind: 'bad-request',
          message: '写出的文件不能就是原文件，请换一个文件名，原文件保持不变',
        });
      return jobs.run(job, async (line) => {
        const free = await named.admitReplacing(use, asked);
        if (!free.ok) return free;
        const made = await run.auditCopy({ ...wish, path: path.value, target: target.value }, line);
        if (!made.ok) return made;
        if (line.signal.aborted) return failed(cancelled('export'));
        line.tell('writing', 0.9);
        const { bytes, ...told } = made.value;
        const written = await writeFileAtomically(target.value, bytes);
        return written.ok ? ok({ path: target.value, ...told }) : failed(fileProblem(written.problem));
      });
    },
    'forms.import': async ({ path: typed, job, ...wish }) => {
      const use = wish.ofLastYear ? 'last-forms' : wish.folder ? 'forms-folder' : 'forms';
      const path = named.admit(use, typed);
      if (!path.ok) return path;
      return jobs.run(job, async (line) => {
        const { book, notices } =
          wish.answers === undefined ? await remembered.all() : { book: NO_ANSWERS, notices: [] };
        if (line.signal.aborted) return failed(cancelled('texts'));
        const read = await run.forms({ ...wish, path: path.value, remembered: book }, line);
        return read.ok ? ok({ ...read.value, notices: [...notices] }) : read;
      });
    },
    'forms.export': async ({ folder: typed, as: wish, job, project, replaces }) => {
      const folder = named.admit('made-forms', typed);
      if (!folder.ok) return folder;
      const template = 'template' in wish ? named.admit('form-template', wish.template) : undefined;
      if (template && !template.ok) return template;
      const as = template ? { template: template.value } : wish;
      return jobs.run(job, async (line) => {
        const made = await run.formFiles({ project, as }, line);
        if (!made.ok) return made;
        if (line.signal.aborted) return failed(cancelled('export'));
        line.tell('writing', 0.9);
        return writeFormFiles(folder.value, made.value, replaces);
      });
    },
    'report.texts': async ({ project, path: typed, job }) => {
      const path = named.admit('finished-report', typed);
      if (!path.ok) return path;
      return jobs.run(job, (line) => run.texts({ project, path: path.value }, line));
    },
  };
}
