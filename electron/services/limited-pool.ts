import { dirname, join } from 'node:path';
import type { JobProgress } from '#shared/host/progress';
import { failed, ok, type Result } from '#shared/kit/result';
import { createGate } from './gate';
import { heapOf, type JobEnd, LIMITS, type WorkerLimits } from './job-limits';
import { type JobProcess, startProcess } from './job-process';
import type { JobLine } from './jobs-under-way';

/** What a job's process says. */
export type JobMessage =
  | { readonly told: 'begun' | JobProgress }
  | { readonly answer: unknown }
  | { readonly threw: string };

/** A process that nobody needs gives its memory back after this time. */
const IDLE = 60_000;

type Process = {
  readonly process: JobProcess;
  hears: (message: JobMessage) => void;
  ends: (isCrash: boolean) => void;
  isOver: boolean;
  idle?: NodeJS.Timeout;
};

/** How a job ended; `crowded`: others were at work when it did. */
type Done<Answer> = { readonly result: Result<Answer, JobEnd>; readonly crowded: boolean };

/**
 * Warm processes that do jobs, a few at once. One whose job takes too long or too much, or is no longer wanted, is ended,
 * whatever it does; another one takes its place. A reader that fills its memory, or a library that fails under it, ends its
 * own process and no other. Nothing it did is left behind: jobs write nothing.
 */
export class LimitedPool<Job extends object> {
  readonly #file: string;
  readonly #limits: WorkerLimits;
  readonly #gate = createGate();
  readonly #idle: Process[] = [];
  readonly #all = new Set<Process>();
  readonly #turns: (() => void)[] = [];
  /** Jobs at work or waiting, and those at work. */
  #jobs = 0;
  #working = 0;
  #isClosed = false;

  /** @param file a bundled module that exports `work`, which does one job */
  constructor(file: string, limits: WorkerLimits = LIMITS) {
    this.#file = file;
    this.#limits = limits;
  }

  /** Does the job and answers with what it gave. Rejects when it threw, which is a bug. */
  async run<Answer>(job: Job, line: JobLine): Promise<Result<Answer, JobEnd>> {
    if (line.signal.aborted) return failed('cancelled');
    if (this.#jobs >= this.#limits.threads + this.#limits.waiting) return failed('too-many');
    this.#jobs += 1;
    try {
      const { result, crowded } = await this.#gate.together(() => this.#once<Answer>(job, line));
      if (result.ok || result.problem !== 'too-much' || !crowded) return result;
      // Others took of the machine's memory too. Alone it is this one that is too much, or none.
      return (await this.#gate.alone(() => this.#once<Answer>(job, line))).result;
    } finally {
      this.#jobs -= 1;
    }
  }

  /** Ends all processes, those at work too. */
  async close(): Promise<void> {
    this.#isClosed = true;
    for (const { process, idle } of this.#all) {
      clearTimeout(idle);
      process.kill();
    }
  }

  async #once<Answer>(job: Job, line: JobLine): Promise<Done<Answer>> {
    await this.#turn();
    try {
      return await this.#carryOut(job, line);
    } finally {
      this.#working -= 1;
      this.#turns.shift()?.();
    }
  }

  /** Until fewer are at work than may be. */
  async #turn(): Promise<void> {
    while (this.#working >= this.#limits.threads)
      await new Promise<void>((resolve) => this.#turns.push(resolve));
    this.#working += 1;
  }

  #carryOut<Answer>(job: Job, { signal, tell }: JobLine): Promise<Done<Answer>> {
    if (signal.aborted || this.#isClosed)
      return Promise.resolve({ result: failed('cancelled'), crowded: false });
    const at = this.#idle.pop() ?? this.#start();
    clearTimeout(at.idle);
    at.process.hold(true);
    let timer: NodeJS.Timeout | undefined;
    let cancel = (): void => undefined;
    return new Promise<Done<Answer>>((resolve, reject) => {
      const end = (why: JobEnd): void => {
        resolve({ result: failed(why), crowded: this.#working > 1 });
        this.#end(at);
      };
      cancel = () => end('cancelled');
      signal.addEventListener('abort', cancel, { once: true });
      at.ends = (isCrash) => {
        if (this.#isClosed) end('cancelled');
        else if (isCrash) end('too-much');
        else reject(new Error('The process of a job ended without an answer'));
      };
      at.hears = (message) => {
        if ('answer' in message) {
          resolve({ result: ok(message.answer as Answer), crowded: false });
          this.#rest(at);
        } else if ('threw' in message) {
          reject(new Error(message.threw));
          this.#end(at);
        } else if (message.told === 'begun')
          timer = setTimeout(() => end('too-slow'), this.#limits.milliseconds);
        else tell(message.told.step, message.told.share);
      };
      at.process.send(job);
    }).finally(() => {
      clearTimeout(timer);
      signal.removeEventListener('abort', cancel);
    });
  }

  #start(): Process {
    const { maxOldGenerationSizeMb, maxYoungGenerationSizeMb } = heapOf(this.#limits);
    // Three of them are the young generation.
    const young = Math.round(maxYoungGenerationSizeMb / 3);
    const process = startProcess({
      entry: join(dirname(this.#file), 'job-process-entry.js'),
      words: [this.#file, String(this.#limits.growth)],
      flags: [
        `--max-old-space-size=${maxOldGenerationSizeMb}`,
        `--max-semi-space-size=${young}`,
        // What one job makes is dropped with its end, however long it took: the young generation need not grow first, and
        // nothing is laid among the old from its beginning because others of its kind lived through a job before.
        `--min-semi-space-size=${young}`,
        '--no-allocation-site-pretenuring',
        // Most of what a job runs is done a few times for each file. As it stands, the engine's compiler would work longer on
        // the first dozens of files than the files take, and would hold up the job of the other processor.
        '--interrupt-budget=528000',
        '--max-inlined-bytecode-size-cumulative=200',
        ...(this.#limits.oneProcessor ? ['--single-threaded-gc'] : []),
      ],
    });
    const at: Process = { process, hears: () => undefined, ends: () => undefined, isOver: false };
    this.#all.add(at);
    process.onMessage((message) => at.hears(message as JobMessage));
    process.onExit((isCrash) => {
      this.#forget(at);
      at.ends(isCrash);
    });
    return at;
  }

  #rest(at: Process): void {
    if (at.isOver) return;
    at.hears = () => undefined;
    at.ends = () => undefined;
    at.process.hold(false);
    at.idle = setTimeout(() => this.#end(at), IDLE);
    at.idle.unref();
    this.#idle.push(at);
  }

  #end(at: Process): void {
    this.#forget(at);
    at.process.kill();
  }

  #forget(at: Process): void {
    at.isOver = true;
    clearTimeout(at.idle);
    this.#all.delete(at);
    const place = this.#idle.indexOf(at);
    if (place >= 0) this.#idle.splice(place, 1);
  }
}
