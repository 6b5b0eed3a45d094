import { extname } from 'node:path';
import type { AuditFinding } from '#shared/audit/audit-finding';
import { placeWords } from '#shared/audit/finding-words';
import type { HostProblem, HostRequest, HostResponse } from '#shared/host/contract';
import type { TellProgress } from '#shared/host/progress';
import { failed, ok, type Result } from '#shared/kit/result';
import { annotatedCopy, type MendedCopy, mendedCopy } from './audit-copies';
import { type AuditedFile, auditFile } from './audit-file';
import type { PackLibrary } from './pack-library';
import { sessionOfText } from './session-of-text';
import { textsOfFile } from './texts-of-file';
import { unusableFile } from './unusable-file';

/** A finished document to audit. Jobs and answers are plain, so that they can cross to another thread and back. */
export type AuditJob = Omit<HostRequest<'audit.document'>, 'job'>;
export type AuditAnswer = Result<HostResponse<'audit.document'>, HostProblem>;

/** A copy of an audited document to make; `target`: what it will be called. */
export type AuditCopyJob = Omit<HostRequest<'audit.copy'>, 'job'>;
export type AuditCopyAnswer = Result<
  { readonly bytes: Uint8Array } & Omit<HostResponse<'audit.copy'>, 'path'>,
  HostProblem
>;

/** A finished document whose texts are wanted for a project's. */
export type TextsJob = Omit<HostRequest<'report.texts'>, 'job'>;
export type TextsAnswer = Result<HostResponse<'report.texts'>, HostProblem>;

/** Reads and audits a document, in the thread that calls. */
export async function auditFinished(
  job: AuditJob,
  packs: PackLibrary,
  tell: TellProgress,
): Promise<AuditAnswer> {
  const audited = await auditJob(job, packs, tell);
  if (!audited.ok) return audited;
  const { bytes: _, ...answer } = audited.value;
  return ok(answer);
}

async function auditJob(
  { path, packId, project }: AuditJob,
  packs: PackLibrary,
  tell: TellProgress,
): Promise<Result<AuditedFile, HostProblem>> {
  const against = project === undefined ? undefined : await sessionOfText(project, packs);
  if (against && !against.ok) return against;
  return auditFile(path, {
    packs,
    tell,
    ...(packId === undefined ? {} : { packId }),
    ...(against ? { against: against.value } : {}),
  });
}

/** Audits the document as it was audited before, and makes the copy that is wanted, in the thread that calls. */
export async function copyAudited(
  { digest, kind, target, ...job }: AuditCopyJob,
  packs: PackLibrary,
  tell: TellProgress,
): Promise<AuditCopyAnswer> {
  const audited = await auditJob(job, packs, (step, share) => tell(step, share * AUDITED));
  if (!audited.ok) return audited;
  // What the clerk saw was said of other bytes.
  if (audited.value.digest !== digest)
    return unusableFile(job.path, '在审核之后被改动过，没有写出副本，请重新审核');
  tell('copying', AUDITED);
  const source = { ...audited.value, path: job.path };
  if (kind === 'mended') {
    const made = await mendedCopy(source, target);
    return made.ok ? ok({ bytes: made.value.bytes, told: made.value.told, ...placesOf(made.value) }) : made;
  }
  // A copy in the document's format and a list are told apart by the ending; both were asked for by name.
  if ((extname(target).toLowerCase() === '.xlsx') !== (kind === 'list'))
    return failed({
      kind: 'bad-request',
      message: '审核结果列表是 .xlsx，批注副本与原文件格式相同，请改文件名',
    });
  const made = await annotatedCopy(source, target);
  return made.ok ? ok({ ...made.value, mended: [], left: [] }) : made;
}

/** Which share of making a copy the audit takes. */
const AUDITED = 0.7;

function placesOf({ mended, left }: MendedCopy): Pick<HostResponse<'audit.copy'>, 'mended' | 'left'> {
  const where = ({ place }: AuditFinding) => ({ place: placeWords(place), quote: place.quote });
  return {
    mended: mended.map((finding) => ({ ...where(finding), correction: finding.correction ?? '' })),
    left: left.map(({ finding, reason }) => ({ ...where(finding), reason })),
  };
}

/** Finds the texts of a project's document in a finished one, in the thread that calls. */
export async function findTexts(
  { project, path }: TextsJob,
  packs: PackLibrary,
  tell: TellProgress,
): Promise<TextsAnswer> {
  const session = await sessionOfText(project, packs);
  if (!session.ok) return session;
  const texts = await textsOfFile(session.value, path, (share) => tell('reading-document', share));
  if (!texts.ok) return texts;
  const { found, absent, losses } = texts.value;
  return ok({ found: [...found], absent: [...absent], losses: [...losses] });
}
