import type { MessagePort } from 'node:worker_threads';
import type { JobProgress, TellProgress } from '#shared/host/progress';

/** What a job beside may cost, wherever it was asked for: in the window, the page or the command line. */
export type WorkerLimits = {
  /** From when the job begins; waiting for its turn does not count. */
  readonly milliseconds: number;
  /** Of its heap. */
  readonly megabytes: number;
  /** By which the process may grow during a job: buffers lie outside the heap, whose limit does not bound them. */
  readonly growth: number;
  /** Jobs at once, each in a process of its own, and jobs that wait. */
  readonly threads: number;
  readonly waiting: number;
  /**
   * Each keeps to one processor, without helpers that look through its memory beside it: where there are as many jobs as
   * processors, helpers of one would only hold up another.
   */
  readonly oneProcessor?: boolean;
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

/** What a job is given beside its task: where it says that it began, and then how far it is. */
export type WithPort<Job> = Job & {
  readonly port: { readonly postMessage: (message: 'begun' | JobProgress) => void };
};

const WATCH_EVERY = 100;
const MEGABYTE = 1024 * 1024;
/** What a job makes and drops at once has room in here, in megabytes, before anything is looked through. */
const YOUNG = 48;

/** The heap of a thread or process, as its maker asks for it. */
export function heapOf({ megabytes }: WorkerLimits): {
  readonly maxOldGenerationSizeMb: number;
  readonly maxYoungGenerationSizeMb: number;
} {
  return { maxOldGenerationSizeMb: megabytes, maxYoungGenerationSizeMb: YOUNG };
}

/**
 * Hears a job through its port: how far it is, and from when it says that it began, that it takes neither too long nor
 * too much. Answers with what ends the watch.
 */
export function watchJob(
  port: MessagePort,
  { milliseconds, growth }: WorkerLimits,
  tell: TellProgress,
  end: (why: 'too-slow' | 'too-much') => void,
): () => void {
  let timer: NodeJS.Timeout | undefined;
  let watch: NodeJS.Timeout | undefined;
  port.on('message', (message: JobProgress | 'begun') => {
    if (message !== 'begun') {
      tell(message.step, message.share);
      return;
    }
    timer = setTimeout(() => end('too-slow'), milliseconds);
    const before = process.memoryUsage.rss();
    watch = setInterval(() => {
      if (process.memoryUsage.rss() - before > growth * MEGABYTE) end('too-much');
    }, WATCH_EVERY);
  });
  return () => {
    clearTimeout(timer);
    clearInterval(watch);
    port.close();
  };
}

/** A thread ended because its heap was full. */
export function isOutOfMemory(error: unknown): boolean {
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

/** Why nothing came of a workbook, after its name: the same in the window and on the command line. */
export function explainEndOver(end: Exclude<JobEnd, 'cancelled'>, limits: WorkerLimits): string {
  const why = explainJobEnd(end, limits);
  return end === 'too-many' ? why : `${why}；${LESS}`;
}

/** What a clerk can do about a workbook that is too much. */
export const LESS = '请只保留公开表，另存为 .xlsx 后再选择';
