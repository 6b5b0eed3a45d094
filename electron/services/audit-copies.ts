import { basename, extname } from 'node:path';
import type { AuditFinding } from '#shared/audit/audit-finding';
import type { AuditReport } from '#shared/audit/audit-report';
import { findingNote } from '#shared/audit/finding-words';
import type { HostProblem } from '#shared/host/contract';
import { failed, ok, type Result } from '#shared/kit/result';
import { documentKind } from './document-kind';
import { PDF_PROBLEMS } from './read-finished';
import { unusableFile } from './unusable-file';

/** A document, the very bytes that were audited, and what was found in them. */
export type AuditedBytes = {
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly report: AuditReport;
};

/** A copy of an audited document, ready to be written. */
export type AuditCopy = {
  readonly bytes: Uint8Array;
  /** What was put in and what could not be, a sentence each. */
  readonly told: readonly string[];
};

/**
 * The document with its findings at their words: comments in a .docx, highlights with notes in a .pdf; a workbook that
 * lists them where `out` is named so.
 *
 * @param out what the copy will be called
 */
export async function annotatedCopy(
  { path, bytes, report }: AuditedBytes,
  out: string,
): Promise<Result<AuditCopy, HostProblem>> {
  if (extname(out).toLowerCase() === '.xlsx') {
    // Brings the library that makes workbooks.
    const { findingsWorkbook } = await import('../excel/findings-workbook');
    const list = await findingsWorkbook(report, basename(path));
    return ok({ bytes: list, told: [`审核结果 ${report.findings.length} 条已列成工作簿`] });
  }
  const kind = documentKind(bytes);
  if (kind === 'other' || kind === 'doc')
    return unusableFile(path, '不是 .docx 或 .pdf，不能加批注；可用 --annotate 结果.xlsx 列成工作簿');
  if (extname(out).toLowerCase() !== `.${kind}`) return failed(wrongEnding(out, kind));
  const annotations = report.findings.filter(isAnnotated).map((finding) => ({
    place: finding.place,
    text: findingNote(finding),
  }));
  const placeless = report.findings.length - annotations.length;
  const tell = (exact: number, near: number): readonly string[] => [
    `批注 ${exact} 处在原文的字上${near > 0 ? `，${near} 处在段落、表格或文首` : ''}`,
    ...(placeless > 0 ? [`另有 ${placeless} 条没有位置的未执行、不适用结果不作批注，见审核结果`] : []),
  ];
  if (kind === 'docx') {
    const { annotateDocx } = await import('../word/annotate-docx');
    const done = await annotateDocx(bytes, annotations);
    if (!done.ok) return unusableFile(path, '不是 Word 文档，或者已经损坏');
    return ok({ bytes: done.value.bytes, told: tell(done.value.exact, done.value.near) });
  }
  const { annotatePdf } = await import('../finished-pdf/annotate-pdf');
  const done = await annotatePdf(bytes, annotations);
  if (!done.ok) return unusableFile(path, PDF_PROBLEMS[done.problem.kind]);
  return ok({ bytes: done.value.bytes, told: tell(done.value.exact, done.value.near) });
}

/** A copy of an audited .docx with what the audit knows to be right written in place of what stands there. */
export type MendedCopy = AuditCopy & {
  readonly mended: readonly AuditFinding[];
  readonly left: readonly { readonly finding: AuditFinding; readonly reason: string }[];
};

export async function mendedCopy(
  { path, bytes: source, report }: AuditedBytes,
  out: string,
): Promise<Result<MendedCopy, HostProblem>> {
  if (documentKind(source) !== 'docx')
    return unusableFile(path, '不是 .docx，不能改正；请用原来的 Word 文档，或用 Word、WPS 另存为 .docx');
  if (extname(out).toLowerCase() !== '.docx') return failed(wrongEnding(out, 'docx'));
  const wrong = report.findings.filter(({ state }) => state === 'fail');
  const { mendDocx } = await import('../word/mend-docx');
  const done = await mendDocx(source, wrong);
  if (!done.ok) return unusableFile(path, '不是 Word 文档，或者已经损坏');
  const { bytes, mended, left } = done.value;
  return ok({ bytes, mended, left, told: [`改正 ${mended.length} 处，没有改 ${left.length} 处`] });
}

/** What failed or could not be verified is said where it stands; what was not run only where it has a place. */
function isAnnotated({ state, place }: AuditFinding): boolean {
  return state === 'fail' || state === 'rounding' || place.block !== undefined;
}

function wrongEnding(out: string, kind: string): HostProblem {
  return {
    kind: 'bad-request',
    message: `“${basename(out)}”应以 .${kind} 结尾：写出的是原文件的副本，格式不变`,
  };
}
