import type { FinishedDocument } from '#shared/finished/finished-document';
import { finishedText } from '#shared/finished/finished-text';
import type { HostProblem } from '#shared/host/contract';
import { failed, ok, type Result } from '#shared/kit/result';
import { decodeAnyText } from '../excel/text/decode-text';
import { fileProblem } from '../files/file-problem';
import { readBytes } from '../files/read-file';
import { MOST_PAGES, type PdfReadProblem } from '../finished-pdf/pdf-problem';
import { readDocx } from '../word/read-docx';
import { documentKind } from './document-kind';
import { unusableFile } from './unusable-file';

/**
 * A document that somebody finished, told by its content: a .docx, a .pdf or a plain text. Others are named, with what to
 * do.
 *
 * @param tell hears which share (0 to 1) is read
 */
export async function readFinished(
  path: string,
  tell?: (share: number) => void,
): Promise<Result<FinishedDocument, HostProblem>> {
  const bytes = await readBytes(path);
  return bytes.ok ? finishedOf(bytes.value, path, tell) : failed(fileProblem(bytes.problem));
}

/** The same of bytes that were read already; the path only names them. */
export async function finishedOf(
  value: Uint8Array,
  path: string,
  tell?: (share: number) => void,
): Promise<Result<FinishedDocument, HostProblem>> {
  const kind = documentKind(value);
  if (kind === 'docx') {
    const read = readDocx(value);
    if (read.ok) return read;
    if (read.problem.kind === 'encrypted')
      return unusableFile(path, '设有打开密码，请用 Word 或 WPS 去掉密码后再选');
    return unusableFile(path, '不是 Word 文档，或者已经损坏，请用 Word 或 WPS 打开后另存为 .docx 再选');
  }
  if (kind === 'doc')
    return unusableFile(path, '是旧版 Word 文档（.doc）或设有密码，请用 Word 或 WPS 另存为 .docx 后再选');
  if (kind === 'pdf') return finishedPdf(value, path, tell);
  const decoded = decodeAnyText(value);
  return decoded === undefined
    ? unusableFile(path, '不是 Word 文档（.docx）、PDF，也不是纯文本')
    : ok(finishedText(decoded.text));
}

async function finishedPdf(
  bytes: Uint8Array,
  path: string,
  tell?: (share: number) => void,
): Promise<Result<FinishedDocument, HostProblem>> {
  // Brings the library that reads PDF: for PDF only.
  const { readPdf } = await import('../finished-pdf/read-pdf');
  const read = await readPdf(bytes, tell);
  if (!read.ok) return unusableFile(path, PDF_PROBLEMS[read.problem.kind]);
  const { document } = read.value;
  // Where nothing at all can be read, what is lost is the reason.
  return document.blocks.length === 0
    ? unusableFile(path, `中没有可读的文字：${document.losses.join('；') || '各页都是空白'}`)
    : ok(document);
}

/** Why a PDF was not read, after its name. */
export const PDF_PROBLEMS: Readonly<Record<PdfReadProblem['kind'], string>> = {
  encrypted: '设有打开密码，请用原来的程序去掉密码、重新导出后再选',
  damaged: '已经损坏，不能作为 PDF 打开，请重新导出或下载后再选',
  'too-many-pages': `超过 ${MOST_PAGES} 页，请只导出要审核的部分`,
};
