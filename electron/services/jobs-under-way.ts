import type { HostHandlers } from '#shared/host/contract';
import type { JobProgress, TellProgress } from '#shared/host/progress';
import { failed, ok, type Result } from '#shared/kit/result';

/** What joins a job under way with whoever waits for it. */
export type JobLine = { readonly signal: AbortSignal; readonly tell: TellProgress };

/** For work that nobody watches or cancels. */
export const NO_LINE: JobLine = { signal: new AbortController().signal, tell: () => undefined };

/** The jobs of one host that have a name, from their start to their answer. */
export class JobsUnderWay {
  readonly #jobs = new Map<string, { readonly controller: AbortController; progress: JobProgress | null }>();

  /**
   * Does the work under the name; without a name it can be neither watched nor cancelled. A name is taken until its
   * work has ended, however it ends.
   */
  async run<Value, Problem>(
    name: string | undefined,
    work: (line: JobLine) => Promise<Result<Value, Problem>>,
  ): Promise<Result<Value, Problem> | ReturnType<typeof taken>> {
    if (name !== undefined && this.#jobs.has(name)) return taken();
    const job = { controller: new AbortController(), progress: null as JobProgress | null };
    if (name !== undefined) this.#jobs.set(name, job);
    const tell: TellProgress = (step, share) => {
      job.progress = { step, share };
    };
    try {
      return await work({ signal: job.controller.signal, tell });
    } finally {
      if (name !== undefined) this.#jobs.delete(name);
    }
  }

  /** The host's calls about jobs. */
  handlers(): Pick<HostHandlers, 'workbook.cancel' | 'workbook.progress'> {
    return {
      'workbook.cancel': async ({ job }) => {
        const found = this.#jobs.get(job);
        found?.controller.abort();
        return ok({ cancelled: found !== undefined });
      },
      'workbook.progress': async ({ job }) => ok({ progress: this.#jobs.get(job)?.progress ?? null }),
    };
  }
}

function taken() {
  return failed({ kind: 'bad-request' as const, message: '这项工作正在进行，请等它结束' });
}
