import { readdir } from 'node:fs/promises';
import type { HostProblem } from '#shared/host/contract';
import { failed, ok, type Result } from '#shared/kit/result';
import { fileProblem } from '../../files/file-problem';
import { troubleOf } from '../../files/file-trouble';
import { countResults } from './read-results';
import { RECORD } from './results-names';
import { RUN_MARK } from './run-mark';

/** What a folder holds that results are to go into: nothing; a run with so many results; files of somebody else. */
export type ResultsHeld =
  | { readonly holds: 'nothing' | 'other' }
  | { readonly holds: 'run'; readonly done: number };

/** Why results cannot go into a folder of somebody else's files: what is made would stand in place of them. */
export function holdsOthers(folder: string): string {
  return `“${folder}”里有别的文件，请选一个空的或新的文件夹存放结果`;
}

export async function lookAtResults(folder: string): Promise<Result<ResultsHeld, HostProblem>> {
  try {
    const names = await readdir(folder);
    if (names.length === 0) return ok({ holds: 'nothing' });
    // A run that is just beginning has no record yet.
    if (!names.includes(RECORD) && !names.includes(RUN_MARK)) return ok({ holds: 'other' });
    return ok({ holds: 'run', done: await countResults(folder) });
  } catch (error) {
    const trouble = troubleOf(error, 'list', folder);
    if (trouble === undefined) throw error;
    return trouble.kind === 'missing' ? ok({ holds: 'nothing' }) : failed(fileProblem(trouble));
  }
}
