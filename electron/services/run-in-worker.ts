import type { HostProblem } from '#shared/host/contract';
import { failed, type Result } from '#shared/kit/result';
import type { PackFolders } from '../packs/pack-folders';
import type { AuditCopyJob, AuditJob, TextsJob } from './document-jobs';
import type { FormFilesJob, FormsJob } from './form-jobs';
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
  | { readonly kind: 'audit'; readonly job: AuditJob }
  | { readonly kind: 'audit-copy'; readonly job: AuditCopyJob }
  | { readonly kind: 'texts'; readonly job: TextsJob }
  | { readonly kind: 'forms'; readonly job: FormsJob }
  | { readonly kind: 'form-files'; readonly job: FormFilesJob }
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
      ? failed(cancelled(CANCELLED_AS[job.kind]))
      : ended(job, done.problem, limits);
  };
  return {
    import: (job, line) => run({ packFolders, kind: 'import', job }, line),
    export: (job, line) => run({ packFolders, kind: 'export', job }, line),
    codes: (job) => run({ packFolders, kind: 'codes', job }),
    pages: (job) => run({ packFolders, kind: 'pages', job }),
    audit: (job, line) => run({ packFolders, kind: 'audit', job }, line),
    auditCopy: (job, line) => run({ packFolders, kind: 'audit-copy', job }, line),
    texts: (job, line) => run({ packFolders, kind: 'texts', job }, line),
    forms: (job, line) => run({ packFolders, kind: 'forms', job }, line),
    formFiles: (job, line) => run({ packFolders, kind: 'form-files', job }, line),
    close: () => pool.close(),
  };
}

/** What its clerk is told to have cancelled. */
const CANCELLED_AS = {
  import: 'import',
  export: 'export',
  codes: 'import',
  pages: 'import',
  audit: 'audit',
  'audit-copy': 'export',
  texts: 'texts',
  forms: 'texts',
  'form-files': 'export',
} as const satisfies Readonly<Record<Job['kind'], Parameters<typeof cancelled>[0]>>;

function pathOf(job: {
  readonly path?: string;
  readonly template?: string;
  readonly format?: string;
}): string | undefined {
  return job.template ?? job.path;
}

/** What a clerk can do about a document that is too much. */
const LESS_OF_DOCUMENT = '请只保留要用的部分，或另存为 .docx 后再选择';

function ended(
  { kind, job }: Job,
  end: Exclude<JobEnd, 'cancelled'>,
  limits: WorkerLimits,
): Result<never, HostProblem> {
  if (kind === 'pages')
    return failed({ kind: 'unusable-input', message: `计算页码${explainJobEnd(end, limits)}` });
  if (kind === 'audit' || kind === 'audit-copy' || kind === 'texts') {
    const why = explainJobEnd(end, limits);
    return unusableFile(job.path, end === 'too-many' ? why : `${why}；${LESS_OF_DOCUMENT}`);
  }
  const path = pathOf(kind === 'form-files' ? job.as : job);
  return path === undefined
    ? failed({
        kind: 'unusable-input',
        message: `导出${explainJobEnd(end, limits)}${end === 'too-many' ? '' : '，请关闭其他程序后重试'}`,
      })
    : unusableFile(path, explainEndOver(end, limits));
}
