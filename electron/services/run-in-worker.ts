import { basename } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { HostProblem } from '#shared/host/contract';
import type { JobProgress } from '#shared/host/progress';
import { failed, type Result } from '#shared/kit/result';
import type { PackFolders } from '../packs/pack-folders';
import type { JobLine } from './jobs-under-way';
import {
  type CodesAnswer,
  type CodesJob,
  cancelled,
  type ExportAnswer,
  type ExportJob,
  type ImportAnswer,
  type ImportJob,
  type WorkbookRunner,
} from './workbook-jobs';

/** What the worker is started with. */
export type WorkerTask = { readonly packFolders: PackFolders } & (
  | { readonly kind: 'import'; readonly job: ImportJob }
  | { readonly kind: 'export'; readonly job: ExportJob }
  | { readonly kind: 'codes'; readonly job: CodesJob }
);

/** What the worker posts: how far it is, any number of times, then its answer. */
export type WorkerMessage =
  | ({ readonly kind: 'progress' } & JobProgress)
  | { readonly kind: 'answer'; readonly answer: ImportAnswer | ExportAnswer | CodesAnswer };

export type WorkerLimits = {
  readonly milliseconds: number;
  /** Of the worker's heap; the bytes of the file itself are bounded by the reader. */
  readonly megabytes: number;
};

const LIMITS: WorkerLimits = { milliseconds: 60_000, megabytes: 1024 };

/**
 * Runs each job in a thread of its own, so that the host goes on answering. A thread that takes too long or too
 * much, and one whose job was cancelled, is ended; nothing it did is left behind, since it writes nothing.
 *
 * @param file the bundled `workbook-worker.js`
 */
export function runInWorker(file: string, packFolders: PackFolders, limits = LIMITS): WorkbookRunner {
  return {
    import: async (job, line) =>
      line.signal.aborted
        ? failed(cancelled('import'))
        : answerOf<ImportAnswer>(file, { packFolders, kind: 'import', job }, limits, line),
    export: async (job, line) =>
      line.signal.aborted
        ? failed(cancelled('export'))
        : answerOf<ExportAnswer>(file, { packFolders, kind: 'export', job }, limits, line),
    codes: (job) => answerOf<CodesAnswer>(file, { packFolders, kind: 'codes', job }, limits),
  };
}

async function answerOf<Answer extends Result<unknown, HostProblem>>(
  file: string,
  task: WorkerTask,
  { milliseconds, megabytes }: WorkerLimits,
  line?: JobLine,
): Promise<Answer | Result<never, HostProblem>> {
  const resourceLimits = { maxOldGenerationSizeMb: megabytes };
  const worker = new Worker(file, { workerData: task, resourceLimits });
  let timer: NodeJS.Timeout | undefined;
  let cancel: (() => void) | undefined;
  try {
    return await new Promise<Answer | Result<never, HostProblem>>((resolve, reject) => {
      cancel = () => resolve(failed(cancelled(task.kind === 'export' ? 'export' : 'import')));
      line?.signal.addEventListener('abort', cancel, { once: true });
      timer = setTimeout(() => resolve(failed(tooSlow(task, milliseconds))), milliseconds);
      worker.on('message', (message: WorkerMessage) => {
        if (message.kind === 'progress') line?.tell(message.step, message.share);
        // The task's kind decides its answer's.
        else resolve(message.answer as Answer);
      });
      worker.once('error', (error) => {
        if (isOutOfMemory(error)) resolve(failed(tooMuch(task)));
        else reject(error);
      });
      worker.once('exit', (code) => reject(new Error(`The worker ended without an answer: ${code}`)));
    });
  } finally {
    clearTimeout(timer);
    if (cancel) line?.signal.removeEventListener('abort', cancel);
    await worker.terminate();
  }
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
}

function tooSlow(task: WorkerTask, milliseconds: number): HostProblem {
  return unusable(task, `处理超过 ${Math.round(milliseconds / 1000)} 秒，已停止`);
}

function tooMuch(task: WorkerTask): HostProblem {
  return unusable(task, '内容过大，内存不够，已停止处理');
}

function unusable(task: WorkerTask, why: string): HostProblem {
  const path = task.kind === 'export' ? task.job.template : task.job.path;
  const message =
    path === undefined
      ? `导出${why}，请关闭其他程序后重试`
      : `“${basename(path)}”${why}；请只保留公开表，另存为 .xlsx 后再选择`;
  return { kind: 'unusable-input', message };
}
