import { basename } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { HostProblem } from '#shared/host/contract';
import { failed } from '#shared/kit/result';
import { CANCELLED, type ImportAnswer, type ImportJob, type ImportRunner } from './import-job';

/** What the worker is started with. */
export type WorkerTask = ImportJob & { readonly packsFolder: string };

export type WorkerLimits = {
  readonly milliseconds: number;
  /** Of the worker's heap; the bytes of the file itself are bounded by the reader. */
  readonly megabytes: number;
};

const LIMITS: WorkerLimits = { milliseconds: 60_000, megabytes: 1024 };

/**
 * Runs each import in a thread of its own, so that the host goes on answering. A thread that takes too long or too
 * much, and one whose import was cancelled, is ended; nothing it did is left behind, since it writes nothing.
 *
 * @param file the bundled `workbook-worker.js`
 */
export function importInWorker(
  file: string,
  packsFolder: string,
  { milliseconds, megabytes }: WorkerLimits = LIMITS,
): ImportRunner {
  return async (job, signal) => {
    if (signal.aborted) return failed(CANCELLED);
    const worker = new Worker(file, {
      workerData: { ...job, packsFolder } satisfies WorkerTask,
      resourceLimits: { maxOldGenerationSizeMb: megabytes },
    });
    let timer: NodeJS.Timeout | undefined;
    let cancel: (() => void) | undefined;
    try {
      return await new Promise<ImportAnswer>((resolve, reject) => {
        cancel = () => resolve(failed(CANCELLED));
        signal.addEventListener('abort', cancel, { once: true });
        timer = setTimeout(() => resolve(failed(tooSlow(job, milliseconds))), milliseconds);
        worker.once('message', (answer: ImportAnswer) => resolve(answer));
        worker.once('error', (error) => {
          if (isOutOfMemory(error)) resolve(failed(tooMuch(job)));
          else reject(error);
        });
        worker.once('exit', (code) => reject(new Error(`The worker ended without an answer: ${code}`)));
      });
    } finally {
      clearTimeout(timer);
      if (cancel) signal.removeEventListener('abort', cancel);
      await worker.terminate();
    }
  };
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
}

function tooSlow({ path }: ImportJob, milliseconds: number): HostProblem {
  const seconds = Math.round(milliseconds / 1000);
  return unusable(path, `读取超过 ${seconds} 秒，已停止；请只保留公开表，另存为 .xlsx 后再选择`);
}

function tooMuch({ path }: ImportJob): HostProblem {
  return unusable(path, '内容过大，内存不够，已停止读取；请只保留公开表，另存为 .xlsx 后再选择');
}

function unusable(path: string, why: string): HostProblem {
  return { kind: 'unusable-input', message: `“${basename(path)}”${why}` };
}
