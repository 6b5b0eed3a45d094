import type { FinishedDocument } from '#shared/finished/finished-document';
import { finishedText } from '#shared/finished/finished-text';
import type { HostProblem } from '#shared/host/contract';
import { failed, ok, type Result } from '#shared/kit/result';
import { decodeAnyText } from '../excel/text/decode-text';
import { fileProblem } from '../files/file-problem';
import { readBytes } from '../files/read-file';
import { looksLikeZip } from '../package/zip-directory';
import { readDocx } from '../word/read-docx';
import { unusableFile } from './unusable-file';

/** A document that somebody finished, told by its content: a .docx or a plain text. Others are named, with what to do. */
export async function readFinished(path: string): Promise<Result<FinishedDocument, HostProblem>> {
  const bytes = await readBytes(path);
  if (!bytes.ok) return failed(fileProblem(bytes.problem));
  const { value } = bytes;
  const begins = (signature: string): boolean =>
    Buffer.from(value.subarray(0, signature.length)).toString('latin1') === signature;
  if (looksLikeZip(value)) {
    const read = readDocx(value);
    if (read.ok) return read;
    if (read.problem.kind === 'encrypted')
      return unusableFile(path, '设有打开密码，请用 Word 或 WPS 去掉密码后再选');
    return unusableFile(path, '不是 Word 文档，或者已经损坏，请用 Word 或 WPS 打开后另存为 .docx 再选');
  }
  if (begins('\xd0\xcf\x11\xe0'))
    return unusableFile(path, '是旧版 Word 文档（.doc）或设有密码，请用 Word 或 WPS 另存为 .docx 后再选');
  if (begins('%PDF'))
    return unusableFile(path, '是 PDF，文字的段落已不可靠，请选原来的 Word 文档，或另存为纯文本（.txt）');
  const decoded = decodeAnyText(value);
  return decoded === undefined
    ? unusableFile(path, '不是 Word 文档（.docx），也不是纯文本')
    : ok(finishedText(decoded.text));
}
