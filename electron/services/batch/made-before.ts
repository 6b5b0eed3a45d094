import { join } from 'node:path';
import type { HostProblem } from '#shared/host/contract';
import { failed, ok, type Result } from '#shared/kit/result';
import { holdsOthers, lookAtResults } from './look-at-results';
import { toldNames } from './prior-files';
import { isThere, readResults } from './read-results';

/** What an earlier run made in the folder; refused where it holds somebody else's files. */
export async function madeBefore(folder: string): Promise<Result<readonly string[], HostProblem>> {
  const held = await lookAtResults(folder);
  if (!held.ok) return held;
  if (held.value.holds === 'other') return failed({ kind: 'bad-request', message: holdsOthers(folder) });
  const made: string[] = [];
  for await (const { row } of readResults(folder)) if (row.made !== undefined) made.push(row.made);
  return ok(made);
}

/** Files of an earlier run that this one did not make anew: nobody is to take them for its own. */
export async function staleFiles(
  folder: string,
  before: readonly string[],
  made: ReadonlySet<string>,
): Promise<readonly string[]> {
  const stale: string[] = [];
  for (const name of before) if (!made.has(name) && (await isThere(join(folder, name)))) stale.push(name);
  return toldNames(stale, '以前做成、这次没有做的文件还在结果文件夹里，请核对后删除');
}
