import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { MessageChannel, Worker } from 'node:worker_threads';
import { failed, ok, type Result } from '#shared/kit/result';
import {
  heapOf,
  isOutOfMemory,
  type JobEnd,
  LIMITS,
  type WithPort,
  type WorkerLimits,
  watchJob,
} from './job-limits';

/** What the thread is begun with. */
export type ThreadStart = {
  /** Address of a bundled module that exports `work`, which does one job, and may export `prepare`. */
  readonly module: string;
  /** What is known of the job so far, for `prepare`. */
  readonly hint: string;
};

/**
 * A thread for the one job of a process that ends with it, under the limits of the pool's threads and without the pool.
 * It begins to load what the job needs before the job is known.
 */
export class JobThread<Job extends object> {
  readonly #limits: WorkerLimits;
  readonly #worker: Worker;

  /** @param folder of the bundled files */
  constructor(folder: string, file: string, hint: string, limits: WorkerLimits = LIMITS) {
    this.#limits = limits;
    const start: ThreadStart = { module: pathToFileURL(join(folder, file)).href, hint };
    this.#worker = new Worker(join(folder, 'job-thread-entry.js'), {
      workerData: start,
      resourceLimits: heapOf(limits),
    });
  }

  /** Does the job and answers with what it gave; the thread ends with it. Rejects when it threw, which is a bug. */
  async run<Answer>(job: Job): Promise<Result<Answer, Exclude<JobEnd, 'cancelled'>>> {
    const worker = this.#worker;
    const { port1, port2 } = new MessageChannel();
    let stop = (): void => undefined;
    try {
      return await new Promise((resolve, reject) => {
        stop = watchJob(
          port1,
          this.#limits,
          () => undefined,
          (why) => resolve(failed(why)),
        );
        worker.once('message', (answer: Answer) => resolve(ok(answer)));
        worker.once('error', (error) => (isOutOfMemory(error) ? resolve(failed('too-much')) : reject(error)));
        worker.once('exit', () => reject(new Error('The thread ended without an answer')));
        const task: WithPort<Job> = { ...job, port: port2 };
        worker.postMessage(task, [port2]);
      });
    } finally {
      stop();
      // Not waited for: a thread may be deep in a reader.
      void worker.terminate();
    }
  }

  /** Nobody has a job for it after all. */
  close(): void {
    void this.#worker.terminate();
  }
}
