import { basename } from 'node:path';
import type { AuditFinding } from '#shared/audit/audit-finding';
import type { AuditReport } from '#shared/audit/audit-report';
import { findingWord, placeWords } from '#shared/audit/finding-words';
import { failed, ok, type Result } from '#shared/kit/result';
import { shortened } from '#shared/kit/shortened';
import { isSameFile } from '../files/same-file';
import { type AuditedBytes, annotatedCopy, mendedCopy } from '../services/audit-copies';
import { auditFile } from '../services/audit-file';
import { openInput } from '../services/open-input';
import type { PackLibrary } from '../services/pack-library';
import type { AuditCommandLine } from './audit-command-line';
import { type CommandResult, unusable } from './command-result';
import { namedFiles } from './named-files';

const ENDINGS: readonly string[] = ['.docx', '.pdf', '.txt', '.doc'];

type Outcome = { readonly file: string } & (
  | { readonly report: AuditReport; readonly problem?: undefined }
  | { readonly problem: string }
);

/** Audits one document or many. Ends with 1 where an error was found, with 2 where one could not be read. */
export async function runAudit(line: AuditCommandLine, packs: PackLibrary): Promise<CommandResult> {
  const { inputs, packId, against, json } = line;
  const files = await namedFiles(inputs, ENDINGS, '.docx、.pdf、.txt 文本');
  if (!files.ok) return unusable(files.problem);
  const project = against === undefined ? undefined : await openInput(against, { packs });
  if (project && !project.ok) return unusable(project.problem.message);
  const means = {
    packs,
    ...(packId === undefined ? {} : { packId }),
    ...(project ? { against: project.value.session } : {}),
  };
  const outcomes: Outcome[] = [];
  const notices = new Set<string>();
  let source: AuditedBytes | undefined;
  for (const file of files.value) {
    const audited = await auditFile(file, means);
    // Of one document a copy may be wanted; of many no bytes are held.
    if (audited.ok && files.value.length === 1) source = { ...audited.value, path: file };
    if (audited.ok) for (const notice of audited.value.notices) notices.add(notice);
    outcomes.push(
      audited.ok ? { file, report: audited.value.report } : { file, problem: audited.problem.message },
    );
  }
  const [only] = outcomes;
  const isOne = inputs.length === 1 && outcomes.length === 1;
  if (isOne && only?.problem !== undefined) return unusable(only.problem);
  const unread = outcomes.some(({ problem }) => problem !== undefined);
  const wrong = outcomes.some((each) => each.problem === undefined && each.report.summary.errors > 0);
  const copy = await copyOf(line, isOne ? source : undefined);
  if (copy && !copy.ok) return unusable(copy.problem);
  const told = outcomes.map((outcome) => ({ ...outcome, ...copy?.value.json }));
  const out = json
    ? JSON.stringify(isOne ? told[0] : { files: told })
    : [...outcomes.map((outcome) => textOf(outcome)), ...(copy?.value.lines ?? [])].join('\n\n');
  const write = copy ? { write: copy.value.write } : {};
  return { exit: unread ? 2 : wrong ? 1 : 0, out, error: [...notices].join('\n'), ...write };
}

type Copy = {
  readonly write: NonNullable<CommandResult['write']>;
  readonly lines: readonly string[];
  readonly json: object;
};

/** The copy that the command is to write beside its answer; undefined: none is wanted. */
async function copyOf(
  { annotate, mend }: AuditCommandLine,
  source: AuditedBytes | undefined,
): Promise<Result<Copy, string> | undefined> {
  const path = annotate ?? mend;
  if (path === undefined) return undefined;
  if (!source) return failed('--annotate、--mend 一次只能写一个文本，不能用于文件夹');
  if (await isSameFile(source.path, path))
    return failed('写出的文件不能就是原文件，请换一个文件名，原文件保持不变');
  if (annotate !== undefined) {
    const made = await annotatedCopy(source, annotate);
    if (!made.ok) return failed(made.problem.message);
    const { bytes, told } = made.value;
    return ok({
      write: { path, content: bytes },
      lines: [`已写入 ${path}：${told.join('；')}`],
      json: { annotated: path },
    });
  }
  const made = await mendedCopy(source, path);
  if (!made.ok) return failed(made.problem.message);
  const { bytes, told, mended, left } = made.value;
  const where = ({ place }: AuditFinding): string => `${placeWords(place)}“${shortened(place.quote, 40)}”`;
  return ok({
    write: { path, content: bytes },
    lines: [
      [
        `已写入 ${path}：${told.join('；')}`,
        ...mended.map((finding) => `已改　${where(finding)}→“${shortened(finding.correction ?? '', 40)}”`),
        ...left.map(({ finding, reason }) => `没有改　${where(finding)}：${reason}`),
      ].join('\n'),
    ],
    json: {
      mended: mended.map(({ rule, place, correction }) => ({ rule, place, correction })),
      left: left.map(({ finding: { rule, place }, reason }) => ({ rule, place, reason })),
    },
  });
}

function textOf(outcome: Outcome): string {
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
