import { MessageChannel, type MessagePort } from 'node:worker_threads';
import Piscina from 'piscina';
import type { JobProgress } from '#shared/host/progress';
import { failed, ok, type Result } from '#shared/kit/result';
import type { JobLine } from './jobs-under-way';

/** What a job in a thread of its own may cost, wherever it was asked for: in the window, the page or the command line. */
export type WorkerLimits = {
  /** From when the job begins; waiting for a free thread does not count. */
  readonly milliseconds: number;
  /** Of one thread's heap. */
  readonly megabytes: number;
  /** By which the process may grow during a job: buffers lie outside the heap, which no limit of the thread bounds. */
  readonly growth: number;
  /** Jobs at once, and jobs that wait. */
  readonly threads: number;
  readonly waiting: number;
};

export const LIMITS: WorkerLimits = {
  milliseconds: 60_000,
  megabytes: 1024,
  growth: 2048,
  threads: 2,
  waiting: 20,
};

/** Why a job was ended without an answer. */
export type JobEnd = 'cancelled' | 'too-slow' | 'too-much' | 'too-many';

/** What a thread is given beside the job: where it says that it began, and then how far it is. */
export type WithPort<Job> = Job & { readonly port: MessagePort };

const WATCH_EVERY = 100;
const MEGABYTE = 1024 * 1024;
/** What a job makes and drops at once has room in here, in megabytes, before anything is looked through. */
const YOUNG = 96;
/** A thread that nobody needs gives its memory back after this time. */
const IDLE = 60_000;

/**
 * Warm threads that do jobs, a few at once. A thread whose job takes too long or too much, or is no longer wanted, is
 * ended, whatever it does; another one takes its place. Nothing it did is left behind: jobs write nothing.
 */
export class LimitedPool<Job extends object> {
  readonly #pool: Piscina;
  readonly #limits: WorkerLimits;
  /** Jobs at work or waiting. Counted here: the pool's own bound lets any number wait that can be ended. */
  #jobs = 0;

  /** @param file a bundled module that exports `work`, which does one job */
  constructor(file: string, limits: WorkerLimits = LIMITS) {
    this.#limits = limits;
    this.#pool = new Piscina({
      filename: file,
      name: 'work',
      minThreads: 0,
      maxThreads: limits.threads,
      idleTimeout: IDLE,
      resourceLimits: { maxOldGenerationSizeMb: limits.megabytes, maxYoungGenerationSizeMb: YOUNG },
      // A thread that sleeps until its next job by other means keeps the process from ending.
      atomics: 'disabled',
    });
  }

  /** Does the job and answers with what it gave. Rejects when it threw, which is a bug. */
  async run<Answer>(job: Job, line: JobLine): Promise<Result<Answer, JobEnd>> {
    if (line.signal.aborted) return failed('cancelled');
    if (this.#jobs >= this.#limits.threads + this.#limits.waiting) return failed('too-many');
    this.#jobs += 1;
    const { port1, port2 } = new MessageChannel();
    const ending = new AbortController();
    let why: JobEnd | undefined;
    const end = (reason: JobEnd): void => {
      why ??= reason;
      ending.abort();
    };
    const cancel = (): void => end('cancelled');
    line.signal.addEventListener('abort', cancel, { once: true });
    let timer: NodeJS.Timeout | undefined;
    let watch: NodeJS.Timeout | undefined;
    port1.on('message', (message: JobProgress | 'begun') => {
      if (message !== 'begun') {
        line.tell(message.step, message.share);
        return;
      }
      timer = setTimeout(() => end('too-slow'), this.#limits.milliseconds);
      const before = process.memoryUsage.rss();
      watch = setInterval(() => {
        if (process.memoryUsage.rss() - before > this.#limits.growth * MEGABYTE) end('too-much');
      }, WATCH_EVERY);
    });
    try {
      const task: WithPort<Job> = { ...job, port: port2 };
      return ok(await this.#pool.run(task, { transferList: [port2], signal: ending.signal }));
    } catch (error) {
      if (why !== undefined) return failed(why);
      if (isOutOfMemory(error)) return failed('too-much');
      throw error;
    } finally {
      this.#jobs -= 1;
      clearTimeout(timer);
      clearInterval(watch);
      line.signal.removeEventListener('abort', cancel);
      port1.close();
    }
  }

  /** Ends all threads, those at work too. */
  async close(): Promise<void> {
    await this.#pool.destroy();
  }
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
}

/** Why nothing came of the job, as the rest of a sentence that begins with the file's name or 导出. */
export function explainJobEnd(end: Exclude<JobEnd, 'cancelled'>, { milliseconds }: WorkerLimits): string {
  switch (end) {
    case 'too-slow':
      return `处理超过 ${Math.round(milliseconds / 1000)} 秒，已停止`;
    case 'too-much':
      return '内容过大，内存不够，已停止处理';
    case 'too-many':
      return '没有处理：同时进行的工作太多，请等其他工作结束后重试';
  }
}
