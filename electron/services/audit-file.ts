import { auditDocument } from '#shared/audit/audit-document';
import type { AuditReport } from '#shared/audit/audit-report';
import { documentSheets } from '#shared/audit/document-sheets';
import type { FinishedDocument } from '#shared/finished/finished-document';
import type { HostProblem } from '#shared/host/contract';
import type { TellProgress } from '#shared/host/progress';
import { failed, ok, type Result } from '#shared/kit/result';
import { isProjectText } from '#shared/project-file/open-project';
import type { Session } from '#shared/session/session';
import { digestOf } from '../files/digest';
import { fileProblem } from '../files/file-problem';
import { decodeText, readBytes } from '../files/read-file';
import { choosePack } from './choose-pack';
import { documentKind } from './document-kind';
import type { PackLibrary } from './pack-library';
import { finishedOf } from './read-finished';
import { NO_ANSWERS } from './remembered-answers';
import { unusableFile } from './unusable-file';

/** A finished document read and audited. */
export type AuditedFile = {
  /** What was read: copies are made of these and of no others. */
  readonly bytes: Uint8Array;
  readonly document: FinishedDocument;
  readonly format: 'docx' | 'pdf' | 'text';
  /** SHA-256 of what was read. */
  readonly digest: string;
  /** The name of the pack by which it was read. */
  readonly packTitle: string;
  readonly report: AuditReport;
  /** Packs that took no part in recognising it, a sentence each. */
  readonly notices: readonly string[];
};

export type AuditMeans = {
  readonly packs: PackLibrary;
  /** Read with this pack; absent: with the one whose tables it has, or the project's. */
  readonly packId?: string;
  /** The project that it came from. */
  readonly against?: Session;
  /** Another document of the same office: last year's, or of this year in another format. */
  readonly beside?: FinishedDocument;
  readonly tell?: TellProgress;
};

/** Reads a finished document and audits it by the pack whose tables it has. */
export async function auditFile(
  path: string,
  { packs, packId, against, beside, tell = () => undefined }: AuditMeans,
): Promise<Result<AuditedFile, HostProblem>> {
  tell('reading-document', 0);
  const bytes = await readBytes(path);
  if (!bytes.ok) return failed(fileProblem(bytes.problem));
  const text = decodeText(bytes.value, path);
  if (text.ok && isProjectText(text.value))
    return unusableFile(path, '是项目文件，不是公开文本；要核对项目请打开它（命令行用 check）');
  const read = await finishedOf(bytes.value, path, (share) => tell('reading-document', share * READING));
  if (!read.ok) return read;
  const document = read.value;
  tell('recognising', READING);
  const { workbook } = documentSheets(document);
  if (workbook.sheets.length === 0)
    return unusableFile(path, '中没有表，不能审核；若是扫描的图片，请用有文字的文档');
  const wanted = packId ?? against?.pack.id;
  const wish = wanted === undefined ? {} : { packId: wanted };
  const chosen = await choosePack(workbook, path, packs, wish, NO_ANSWERS);
  if (!chosen.ok) return chosen;
  const { pack, notices } = chosen.value;
  tell('auditing', RECOGNISED);
  const report = auditDocument(pack, document, {
    ...(against ? { against } : {}),
    ...(beside ? { beside } : {}),
  });
  if (!report.ok)
    return unusableFile(path, `中没有找到“${pack.title}”的表，不能审核；请指明表样包（命令行写 --pack）`);
  const kind = documentKind(bytes.value);
  return ok({
    bytes: bytes.value,
    document,
    format: kind === 'docx' || kind === 'pdf' ? kind : 'text',
    digest: digestOf(bytes.value),
    packTitle: pack.title,
    report: report.value,
    notices,
  });
}

/** Which share of the whole reading takes, and reading and recognising. */
const READING = 0.5;
const RECOGNISED = 0.7;
