import { unusableUnit } from '#shared/batch/unit-result';
import type { PackFolders } from '../../packs/pack-folders';
import { explainJobEnd, type JobEnd, LESS, LIMITS, type WorkerLimits } from '../job-limits';
import type { JobLine } from '../jobs-under-way';
import { LimitedPool } from '../limited-pool';
import type { Log } from '../log';
import type { AnswerBook } from '../remembered-answers';
import type { BatchJob, UnitAnswer } from './batch-job';
import type { BatchTask } from './batch-worker';
import type { UnitWish } from './check-unit';
import { inOrder } from './in-order';
import { unitDigest } from './unit-digest';

/** What a batch needs beside its files. */
export type BatchMeans = {
  /** The bundled `batch-worker.js`. */
  readonly worker: string;
  readonly packFolders: PackFolders;
  readonly answers: AnswerBook;
  readonly log: Log;
  /** Files at once. */
  readonly jobs: number;
  /** A file may take so long. */
  readonly milliseconds?: number;
  readonly signal: AbortSignal;
  /** Hears each file as it is done, whatever its turn. */
  readonly done?: () => void;
};

/** Answers of so many files may wait for the turn of a slow one. */
const AHEAD = 128;

/**
 * Does a job with every file in warm processes and gives the answers in the files' order. A file that is too slow or too
 * much, or over which the program stumbles, is its own result and stops no other. Ends early when the signal is given:
 * with the answers up to the first file that was not done.
 */
export async function* runBatch(
  units: readonly UnitWish[],
  job: BatchJob,
  means: BatchMeans,
): AsyncGenerator<UnitAnswer> {
  const { worker, packFolders, answers, jobs, signal } = means;
  const limits: WorkerLimits = {
    ...LIMITS,
    threads: jobs,
    oneProcessor: true,
    // The pool's own queue is never full: no more are handed to it than it has threads, and one for each to go on with.
    waiting: jobs + 2,
    ...(means.milliseconds === undefined ? {} : { milliseconds: means.milliseconds }),
  };
  const pool = new LimitedPool<BatchTask>(worker, limits);
  const line: JobLine = { signal, tell: () => undefined };
  const run = (unit: UnitWish) => pool.run<UnitAnswer>({ packFolders, answers, unit, job }, line);
  const ask = async (unit: UnitWish): Promise<UnitAnswer | 'cancelled'> => {
    try {
      const done = await run(unit);
      if (done.ok) return done.value;
      if (done.problem === 'cancelled') return done.problem;
      return { result: await endedUnit(unit, done.problem, limits) };
    } catch (error) {
      means.log(`${unit.file}: ${error instanceof Error ? error.stack : String(error)}`);
      const reason = '程序处理这个文件时出错，请把它发给技术支持';
      return { result: unusableUnit(unit.file, reason, await unitDigest(unit)) };
    }
  };
  const one = async (unit: UnitWish): Promise<UnitAnswer | 'cancelled'> => {
    const answer = await ask(unit);
    if (answer !== 'cancelled') means.done?.();
    return answer;
  };
  try {
    for await (const answer of inOrder(units, one, { atOnce: jobs * 2, ahead: AHEAD })) {
      if (answer === 'cancelled') return;
      yield answer;
    }
  } finally {
    await pool.close();
  }
}

async function endedUnit(unit: UnitWish, end: Exclude<JobEnd, 'cancelled'>, limits: WorkerLimits) {
  return unusableUnit(unit.file, `${explainJobEnd(end, limits)}；${LESS}`, await unitDigest(unit));
}
