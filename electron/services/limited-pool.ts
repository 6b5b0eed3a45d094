import { MessageChannel } from 'node:worker_threads';
import Piscina from 'piscina';
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
import type { JobLine } from './jobs-under-way';

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
      resourceLimits: heapOf(limits),
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
    const stop = watchJob(port1, this.#limits, line.tell, end);
    try {
      const task: WithPort<Job> = { ...job, port: port2 };
      return ok(await this.#pool.run(task, { transferList: [port2], signal: ending.signal }));
    } catch (error) {
      if (why !== undefined) return failed(why);
      if (isOutOfMemory(error)) return failed('too-much');
      throw error;
    } finally {
      this.#jobs -= 1;
      stop();
      line.signal.removeEventListener('abort', cancel);
    }
  }

  /** Ends all threads, those at work too. */
  async close(): Promise<void> {
    await this.#pool.destroy();
  }
}
