import type { AuditFinding } from '#shared/audit/audit-finding';
import { placeWords } from '#shared/audit/finding-words';
import { failed, ok, type Result } from '#shared/kit/result';
import { shortened } from '#shared/kit/shortened';
import { isSameFile } from '../files/same-file';
import { type AuditedBytes, annotatedCopy, mendedCopy } from '../services/audit-copies';
import { auditFile } from '../services/audit-file';
import { openInput } from '../services/open-input';
import type { PackLibrary } from '../services/pack-library';
import { readFinished } from '../services/read-finished';
import type { AuditCommandLine } from './audit-command-line';
import { type AuditOutcome, auditedFiles, auditResult, isFinished, type ToldCopy } from './audit-result';
import { type CommandResult, unusable } from './command-result';
import { runTake } from './run-take';

/** Audits documents in the thread that calls. Ends with 1 where an error was found, with 2 where one could not be read. */
export async function runAudit(line: AuditCommandLine, packs: PackLibrary): Promise<CommandResult> {
  const { inputs, packId, against, json } = line;
  const named = await auditedFiles(inputs);
  if (!named.ok) return unusable(named.problem);
  const { files, unread } = named.value;
  const isDocument = against !== undefined && isFinished(against);
  const beside = isDocument ? await readFinished(against) : undefined;
  if (beside && !beside.ok) return unusable(beside.problem.message);
  const project = against === undefined || isDocument ? undefined : await openInput(against, { packs });
  if (project && !project.ok) return unusable(project.problem.message);
  if (line.take) return runTake(line, files, project?.value.session);
  const means = {
    packs,
    ...(packId === undefined ? {} : { packId }),
    ...(project ? { against: project.value.session } : {}),
    ...(beside ? { beside: beside.value } : {}),
  };
  const outcomes: AuditOutcome[] = [];
  const notices = new Set(unread);
  let source: AuditedBytes | undefined;
  for (const file of files) {
    const audited = await auditFile(file, means);
    // Of one document a copy may be wanted; of many no bytes are held.
    if (audited.ok && files.length === 1) source = { ...audited.value, path: file };
    if (audited.ok) for (const notice of audited.value.notices) notices.add(notice);
    outcomes.push(
      audited.ok ? { file, report: audited.value.report } : { file, problem: audited.problem.message },
    );
  }
  const [only] = outcomes;
  const isOne = inputs.length === 1 && outcomes.length === 1;
  if (isOne && only?.problem !== undefined)
    return { ...unusable(only.problem), out: json ? JSON.stringify(only) : '' };
  const copy = await copyOf(line, isOne ? source : undefined);
  if (copy && !copy.ok) return unusable(copy.problem);
  const told = auditResult({ json, isOne, outcomes, unread, notices: [...notices] }, copy?.value);
  return copy ? { ...told, write: copy.value.write } : told;
}

type Copy = ToldCopy & { readonly write: NonNullable<CommandResult['write']> };

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
