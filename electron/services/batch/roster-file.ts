import type { HostProblem } from '#shared/host/contract';
import { firstNames } from '#shared/kit/first-names';
import { failed, ok, type Result } from '#shared/kit/result';
import { MEMBER_BOOK } from '#shared/pack/book';
import { isProjectText } from '#shared/project-file/open-project';
import { readRoster, readRosterLines, rosterOfNames } from '#shared/roster/read-roster';
import type { Roster } from '#shared/roster/roster';
import { namedAsMissing } from '#shared/units/sum-issues';
import { explainReadProblem } from '#shared/workbook/explain-read-problem';
import { readWorkbook } from '../../excel/read-workbook';
import { decodeAnyText } from '../../excel/text/decode-text';
import { fileProblem } from '../../files/file-problem';
import { readBytes } from '../../files/read-file';
import { type InputMeans, openInput } from '../open-input';
import { unusableFile } from '../unusable-file';

/**
 * The units expected, by a file: a list as a workbook, an exported table or a text of lines; or a sum of units (last year's),
 * whose members they are. In the thread that calls.
 */
export async function readRosterFile(path: string, means: InputMeans): Promise<Result<Roster, HostProblem>> {
  const bytes = await readBytes(path);
  if (!bytes.ok) return failed(fileProblem(bytes.problem));
  const text = decodeAnyText(bytes.value)?.text;
  if (text !== undefined && isProjectText(text)) return membersOf(path, { ...means, bytes });
  const workbook = readWorkbook(bytes.value);
  const isLines = !workbook.ok && workbook.problem.kind === 'not-a-workbook' && text !== undefined;
  if (!workbook.ok && !isLines) return unusableFile(path, explainReadProblem(workbook.problem));
  const list = workbook.ok ? readRoster(workbook.value) : readRosterLines(text ?? '');
  return list.ok ? list : unusableFile(path, list.problem);
}

async function membersOf(path: string, means: InputMeans): Promise<Result<Roster, HostProblem>> {
  const opened = await openInput(path, means);
  if (!opened.ok) return opened;
  const names: string[] = [];
  const document = opened.value.session.document();
  for (const { kind, facts, source } of document.books.values())
    if (kind === MEMBER_BOOK) names.push(facts.organisation || source);
  if (names.length === 0)
    return unusableFile(
      path,
      '里没有各单位的名称（不是汇总项目，或者单位太多，只放了汇总数），请选写着各单位名称的名单，或上年的检查结果文件夹',
    );
  const list = rosterOfNames(names);
  if (!list.ok) return unusableFile(path, list.problem);
  const known = new Set(names);
  const missing = [...new Set(namedAsMissing(document))].filter((name) => !known.has(name));
  if (missing.length === 0) return list;
  const told = `汇总时有 ${missing.length} 个单位或文件没有报或没有汇总，不在名单里，请核对：${firstNames(missing)}`;
  return ok({ ...list.value, told: [...list.value.told, told] });
}
