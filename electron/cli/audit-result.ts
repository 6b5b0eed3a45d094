import { basename, extname } from 'node:path';
import type { AuditFinding } from '#shared/audit/audit-finding';
import type { AuditReport } from '#shared/audit/audit-report';
import { findingWord, placeWords } from '#shared/audit/finding-words';
import type { Result } from '#shared/kit/result';
import { shortened } from '#shared/kit/shortened';
import type { CommandResult } from './command-result';
import { type GivenFiles, namedFiles } from './named-files';

const ENDINGS: readonly string[] = ['.docx', '.pdf', '.txt', '.doc'];

/** The documents that `audit` was given, in folders too. */
export function auditedFiles(inputs: readonly string[]): Promise<Result<GivenFiles, string>> {
  return namedFiles(inputs, ENDINGS, '.docx、.pdf、.txt 文本');
}

/** Whether a file is named as a finished document, and not as a project or workbook. */
export function isFinished(path: string): boolean {
  return ENDINGS.includes(extname(path).toLowerCase());
}

/** What came of one document. */
export type AuditOutcome = { readonly file: string } & (
  | { readonly report: AuditReport; readonly problem?: undefined }
  | { readonly problem: string }
);

/** What is said of a copy that was made. */
export type ToldCopy = { readonly lines: readonly string[]; readonly json: object };

type Audited = {
  readonly json: boolean;
  /** One document was named, and not a folder. */
  readonly isOne: boolean;
  readonly outcomes: readonly AuditOutcome[];
  readonly unread: readonly string[];
  readonly notices: readonly string[];
};

/** What `audit` says. Ends with 1 where an error was found, with 2 where something could not be read. */
export function auditResult(
  { json, isOne, outcomes, unread, notices }: Audited,
  copy?: ToldCopy,
): CommandResult {
  const isWhole = unread.length === 0 && outcomes.every(({ problem }) => problem === undefined);
  const wrong = outcomes.some((each) => each.problem === undefined && each.report.summary.errors > 0);
  // Flat, as those who read it by program expect: the document's name beside what was found in it.
  const told = outcomes.map(({ file, ...outcome }) => ({
    file,
    ...(outcome.problem === undefined ? outcome.report : outcome),
    ...copy?.json,
  }));
  const out = json
    ? JSON.stringify(isOne ? told[0] : { files: told })
    : [...outcomes.map(textOf), ...(copy?.lines ?? [])].join('\n\n');
  return { exit: isWhole ? (wrong ? 1 : 0) : 2, out, error: notices.join('\n') };
}

function textOf(outcome: AuditOutcome): string {
  const name = `“${basename(outcome.file)}”`;
  if (outcome.problem !== undefined) return `${name}没有审核：${outcome.problem}`;
  const { pack, organisation, year, tables, summary, findings } = outcome.report;
  const { errors, warnings, hints, notRun, numbers } = summary;
  const found = tables.filter(({ at }) => at !== undefined).length;
  return [
    `${name}：${organisation} ${year} 年度，按表样包 ${pack} 审核，找到 ${found}/${tables.length} 张表`,
    `错误 ${errors}　警告 ${warnings}　提示 ${hints}　未执行 ${notRun}；文字中的数读懂 ${numbers.understood} 个，未能核对 ${numbers.unverified} 个`,
    ...findings.map(lineOf),
  ].join('\n');
}

function lineOf(finding: AuditFinding): string {
  const { rule, message, place } = finding;
  const where = placeWords(place);
  const quote = place.quote === '' ? '' : `　原文：${shortened(place.quote, 40)}`;
  return `${findingWord(finding)} ${rule}${where === '' ? '' : `（${where}）`} ${message}${quote}`;
}
