import type { PackFolders } from '../../packs/pack-folders';
import type { WithPort } from '../job-limits';
import { logToStderr } from '../log';
import { openPackLibrary, type PackLibrary } from '../pack-library';
import type { AnswerBook } from '../remembered-answers';
import { answerUnit, type BatchJob, type UnitAnswer } from './batch-job';
import type { UnitWish } from './check-unit';

/** One file of a batch, and where this user's things are. */
export type BatchTask = {
  readonly packFolders: PackFolders;
  readonly answers: AnswerBook;
  readonly unit: UnitWish;
  readonly job: BatchJob;
};

/** The packs a warm thread has loaded: once for all files of a run, which has a pool of its own. */
let packs: PackLibrary | undefined;

/** Does one file in a thread beside, where a hostile one can be stopped. */
export async function work({
  port,
  packFolders,
  answers,
  unit,
  job,
}: WithPort<BatchTask>): Promise<UnitAnswer> {
  if (packs === undefined) {
    packs = openPackLibrary(packFolders, logToStderr);
    // Before the clock of the first file starts, which is no slower than the others.
    await packs.all();
  }
  port.postMessage('begun');
  return answerUnit(unit, job, { packs, answers });
}
