import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { HostHandlers } from '#shared/host/contract';
import { failed, ok } from '#shared/kit/result';
import { writeFileAtomically } from '../files/atomic-write';
import { fileProblem } from '../files/file-problem';
import { isSameFile } from '../files/same-file';
import type { PackFolders } from '../packs/pack-folders';
import { createSumHandlers } from './batch/sum-handlers';
import { type DocumentHandlers, documentHandlers } from './document-handlers';
import { JobsUnderWay } from './jobs-under-way';
import { logToStderr } from './log';
import type { Admission } from './named-files';
import { openPackLibrary } from './pack-library';
import { NOTHING_REMEMBERED, type RememberedAnswers } from './remembered-answers';
import { runInWorker } from './run-in-worker';
import { cancelled, runHere, type WorkbookRunner } from './workbook-jobs';

type Means = {
  readonly named: Admission;
  /** A thread of its own where there is its file, else this one. */
  readonly run?: WorkbookRunner;
  /** What imports go by unless the request says otherwise; without it nothing is remembered. */
  readonly remembered?: RememberedAnswers;
};

/** The calls about workbooks, and what else is done in a thread beside. */
export type WorkbookHandlers = DocumentHandlers &
  Pick<
    HostHandlers,
    | 'sum.read'
    | 'sum.take'
    | 'sum.list'
    | 'workbook.import'
    | 'workbook.export'
    | 'workbook.progress'
    | 'workbook.cancel'
    | 'report.pages'
  >;

/** Where the reading and writing of workbooks joins the host. */
export function workbookHandlers(
  packFolders: PackFolders,
  { named, run = workbookRunner(packFolders), remembered = NOTHING_REMEMBERED }: Means,
): WorkbookHandlers {
  const jobs = new JobsUnderWay();
  return {
    'workbook.import': async ({ path: typed, packId, orOther, job, answers }) => {
      const path = named.admit('workbook', typed);
      if (!path.ok) return path;
      if (answers !== undefined && packId === undefined) {
        return failed({ kind: 'bad-request', message: '对应关系属于某个表样包，请写明是哪一个' });
      }
      return jobs.run(job, async (line) => {
        const wanted = { ...(packId === undefined ? {} : { packId }), ...(orOther ? { orOther } : {}) };
        const { book, notices } =
          answers !== undefined && packId !== undefined
            ? { book: new Map([[packId, answers]]), notices: [] }
            : await remembered.all();
        if (line.signal.aborted) return failed(cancelled('import'));
        const made = await run.import({ path: path.value, ...wanted, answers: book }, line);
        return made.ok ? ok({ ...made.value, notices: [...notices, ...made.value.notices] }) : made;
      });
    },
    'workbook.export': async (request) => {
      const path = named.admit('made-workbook', request.path);
      if (!path.ok) return path;
      const template = request.template === undefined ? undefined : named.admit('template', request.template);
      if (template && !template.ok) return template;
      if (template && (await isSameFile(template.value, path.value))) {
        return failed({ kind: 'bad-request', message: '导出的文件不能就是模板本身，请换一个文件名' });
      }
      return jobs.run(request.job, async (line) => {
        const free = await named.admitReplacing('made-workbook', request.path);
        if (!free.ok) return free;
        if (line.signal.aborted) return failed(cancelled('export'));
        const { book } = template ? await remembered.all() : { book: new Map() };
        const made = await run.export(
          {
            project: request.project,
            answers: book,
            ...(template ? { template: template.value } : {}),
            ...(request.scale ? { scale: request.scale } : {}),
            ...(request.rounding ? { rounding: request.rounding } : {}),
            ...(request.formulas === undefined ? {} : { formulas: request.formulas }),
            ...(request.notes === undefined ? {} : { notes: request.notes }),
            ...(request.compared === undefined ? {} : { compared: request.compared }),
          },
          line,
        );
        if (!made.ok) return made;
        if (line.signal.aborted) return failed(cancelled('export'));
        line.tell('writing', 0.9);
        const written = await writeFileAtomically(path.value, made.value.bytes);
        if (!written.ok) return failed(fileProblem(written.problem));
        return ok({ path: path.value, report: made.value.report });
      });
    },
    'report.pages': (job) => run.pages(job),
    ...documentHandlers(run, named, jobs, remembered),
    ...createSumHandlers({
      named,
      packFolders,
      remembered,
      jobs,
      worker: beside('batch-worker.js'),
      log: logToStderr,
    }),
    ...jobs.handlers(),
  };
}

/** Beside this thread when bundled; from the source tree there is no worker's file, and the work is done here. */
export function workbookRunner(packFolders: PackFolders): WorkbookRunner {
  const file = beside('workbook-worker.js');
  return existsSync(file) ? runInWorker(file, packFolders) : runHere(openPackLibrary(packFolders));
}

/** A bundled module that lies beside this one. */
function beside(name: string): string {
  return join(dirname(fileURLToPath(import.meta.url)), name);
}
