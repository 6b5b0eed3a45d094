import { auditDocument } from '#shared/audit/audit-document';
import type { AuditReport } from '#shared/audit/audit-report';
import { documentSheets } from '#shared/audit/document-sheets';
import type { FinishedDocument } from '#shared/finished/finished-document';
import type { HostProblem } from '#shared/host/contract';
import { ok, type Result } from '#shared/kit/result';
import type { Session } from '#shared/session/session';
import { choosePack } from './choose-pack';
import type { PackLibrary } from './pack-library';
import { readFinished } from './read-finished';
import { NO_ANSWERS } from './remembered-answers';
import { unusableFile } from './unusable-file';

/** A finished document read and audited. */
export type AuditedFile = {
  readonly document: FinishedDocument;
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
};

/** Reads a finished document and audits it by the pack whose tables it has. */
export async function auditFile(
  path: string,
  { packs, packId, against }: AuditMeans,
): Promise<Result<AuditedFile, HostProblem>> {
  const read = await readFinished(path);
  if (!read.ok) return read;
  const document = read.value;
  const { workbook } = documentSheets(document);
  if (workbook.sheets.length === 0)
    return unusableFile(path, '中没有表，不能审核；若是扫描的图片，请用有文字的文档');
  const wanted = packId ?? against?.pack.id;
  const wish = wanted === undefined ? {} : { packId: wanted };
  const chosen = await choosePack(workbook, path, packs, wish, NO_ANSWERS);
  if (!chosen.ok) return chosen;
  const { pack, notices } = chosen.value;
  const report = auditDocument(pack, document, against ? { against } : {});
  return report.ok
    ? ok({ document, report: report.value, notices })
    : unusableFile(path, `中没有找到“${pack.title}”的表，不能审核；请用 --pack 指明表样包`);
}
