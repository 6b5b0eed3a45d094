import type { HostProblem } from '#shared/host/contract';
import { failed, type Result } from '#shared/kit/result';
import type { PackFolders } from '../packs/pack-folders';
import {
  explainEndOver,
  explainJobEnd,
  type JobEnd,
  LIMITS,
  type WithPort,
  type WorkerLimits,
} from './job-limits';
import { type JobLine, NO_LINE } from './jobs-under-way';
import { LimitedPool } from './limited-pool';
import { unusableFile } from './unusable-file';
import {
  type CodesJob,
  cancelled,
  type ExportJob,
  type ImportJob,
  type PagesJob,
  type WorkbookRunner,
} from './workbook-jobs';

type Job = { readonly packFolders: PackFolders } & (
  | { readonly kind: 'import'; readonly job: ImportJob }
  | { readonly kind: 'export'; readonly job: ExportJob }
  | { readonly kind: 'codes'; readonly job: CodesJob }
  | { readonly kind: 'pages'; readonly job: PagesJob }
);

/** What the worker is given. */
export type WorkerTask = WithPort<Job>;

/**
 * Runs jobs in threads beside, so that the host goes on answering.
 *
 * @param file the bundled `workbook-worker.js`
 */
export function runInWorker(file: string, packFolders: PackFolders, limits = LIMITS): WorkbookRunner {
  const pool = new LimitedPool<Job>(file, limits);
  const run = async <Answer extends Result<unknown, HostProblem>>(
    job: Job,
    line: JobLine = NO_LINE,
  ): Promise<Answer | Result<never, HostProblem>> => {
    const done = await pool.run<Answer>(job, line);
    if (done.ok) return done.value;
    return done.problem === 'cancelled'
      ? failed(cancelled(job.kind === 'export' ? 'export' : 'import'))
      : ended(job, done.problem, limits);
  };
  return {
    import: (job, line) => run({ packFolders, kind: 'import', job }, line),
    export: (job, line) => run({ packFolders, kind: 'export', job }, line),
    codes: (job) => run({ packFolders, kind: 'codes', job }),
    pages: (job) => run({ packFolders, kind: 'pages', job }),
    close: () => pool.close(),
  };
}

function ended(
  { kind, job }: Job,
  end: Exclude<JobEnd, 'cancelled'>,
  limits: WorkerLimits,
): Result<never, HostProblem> {
  if (kind === 'pages')
    return failed({ kind: 'unusable-input', message: `计算页码${explainJobEnd(end, limits)}` });
  const path = kind === 'export' ? job.template : job.path;
  return path === undefined
    ? failed({
        kind: 'unusable-input',
        message: `导出${explainJobEnd(end, limits)}${end === 'too-many' ? '' : '，请关闭其他程序后重试'}`,
      })
    : unusableFile(path, explainEndOver(end, limits));
}
