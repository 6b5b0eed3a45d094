import { stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { HostProblem } from '#shared/host/contract';
import { firstNames } from '#shared/kit/first-names';
import { failed, ok, type Result } from '#shared/kit/result';
import { rosterOfNames } from '#shared/roster/read-roster';
import type { Roster } from '#shared/roster/roster';
import { fileProblem } from '../../files/file-problem';
import { troubleOf } from '../../files/file-trouble';
import { unusableFile } from '../unusable-file';
import { isThere, readResults } from './read-results';
import { SUMMARY } from './results-names';
import { type BatchMeans, runBatch } from './run-batch';

/**
 * The units expected to report, by what was named for it: a file (`readRosterFile`), read beside under the limits of a batch; or
 * a folder of results, whose units they are.
 */
export async function openRoster(path: string, means: BatchMeans): Promise<Result<Roster, HostProblem>> {
  try {
    if ((await stat(path)).isDirectory()) return await unitsOfResults(path);
  } catch (error) {
    const trouble = troubleOf(error, 'read', path);
    if (trouble === undefined) throw error;
    return failed(fileProblem(trouble));
  }
  const { done: _, ...quiet } = means;
  for await (const { result, roster } of runBatch(
    [{ path, file: basename(path) }],
    { kind: 'roster' },
    quiet,
  ))
    return roster
      ? ok(roster)
      : failed({ kind: 'unusable-input', message: `应报名单没有读取：${result.reason}` });
  return failed({ kind: 'cancelled', message: '已停止，没有读取应报名单' });
}

async function unitsOfResults(folder: string): Promise<Result<Roster, HostProblem>> {
  const names: string[] = [];
  const nameless: string[] = [];
  for await (const { row } of readResults(folder))
    (row.organisation === '' ? nameless : names).push(row.organisation || row.file);
  if (names.length + nameless.length === 0)
    return unusableFile(folder, '里没有检查结果，请选上年“批量检查”的结果文件夹，或写着各单位名称的名单');
  const list = rosterOfNames(names);
  if (!list.ok) return unusableFile(folder, list.problem);
  const told: string[] = [];
  // It is written when all files are done, and not before.
  if (!(await isThere(join(folder, SUMMARY))))
    told.push(`上次的检查没有做完（结果里没有“${SUMMARY}”），没有检查到的单位不在名单里`);
  if (nameless.length > 0)
    told.push(`上次的结果里有 ${nameless.length} 个文件没有单位名称，不在名单里：${firstNames(nameless)}`);
  return ok({ ...list.value, told });
}
