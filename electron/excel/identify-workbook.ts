import { failed, ok, type Result } from '#shared/kit/result';
import type { ReadProblem } from '#shared/workbook/sheet';
import { readCompoundFile } from '../package/compound-file';
import { type PackageParts, partText, readPackage } from '../package/read-package';
import { findWorkbookPart } from '../package/relationships';
import { looksLikeZip } from '../package/zip-directory';
import { type IdentifiedText, identifyText } from './identify-text';
import { inspectBiff } from './inspect-biff';
import { beginsAsOldBiff, inspectOldBiff } from './inspect-old-biff';

/** What the bytes are, decided by content and never by name. */
export type IdentifiedWorkbook =
  | { readonly format: 'xlsx'; readonly parts: PackageParts }
  | { readonly format: 'ods'; readonly parts: PackageParts }
  | { readonly format: 'xls'; readonly stream: Buffer }
  /** Before Excel 97; the texts are in that encoding. */
  | { readonly format: 'xls-95'; readonly stream: Buffer; readonly encoding: string }
  | IdentifiedText;

const OLE_MAGIC = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const ODS_TYPE = 'application/vnd.oasis.opendocument.spreadsheet';

/** Finds out which of the formats of workbooks these bytes hold, or why they hold none that can be read. */
export function identifyWorkbook(bytes: Uint8Array): Result<IdentifiedWorkbook, ReadProblem> {
  if (looksLikeZip(bytes)) return identifyPackage(bytes);
  if (OLE_MAGIC.every((byte, index) => bytes[index] === byte)) return identifyCompound(bytes);
  return beginsAsOldBiff(bytes) ? identifyOldBiff(bytes) : identifyText(bytes);
}

function identifyOldBiff(stream: Uint8Array): Result<IdentifiedWorkbook, ReadProblem> {
  const inspected = inspectOldBiff(stream);
  return inspected.ok
    ? ok({ format: 'xls-95', stream: Buffer.from(stream), encoding: inspected.value.encoding })
    : inspected;
}

function identifyPackage(bytes: Uint8Array): Result<IdentifiedWorkbook, ReadProblem> {
  const read = readPackage(bytes);
  if (!read.ok) return read;
  const parts = read.value;
  const workbook = findWorkbookPart(parts);
  // A workbook all the same: saving it as .xlsx makes it one that can be used.
  if (workbook?.endsWith('.bin')) return failed({ kind: 'old-format', detail: 'binary workbook (xlsb)' });
  if (workbook !== undefined) return ok({ format: 'xlsx', parts });
  const manifest = partText(parts, 'META-INF/manifest.xml') ?? '';
  const isOds = partText(parts, 'mimetype')?.trim() === ODS_TYPE || manifest.includes(`"${ODS_TYPE}"`);
  if (!isOds || !parts.has('content.xml')) {
    return failed({ kind: 'not-a-workbook', detail: 'package without a workbook part' });
  }
  if (/<[\w-]+:encryption-data\b/.test(manifest))
    return failed({ kind: 'encrypted', detail: 'ODS manifest' });
  return ok({ format: 'ods', parts });
}

function identifyCompound(bytes: Uint8Array): Result<IdentifiedWorkbook, ReadProblem> {
  const streams = readCompoundFile(bytes);
  if (!streams.ok) return streams;
  if (streams.value.has('encryptedpackage')) return failed({ kind: 'encrypted', detail: 'EncryptedPackage' });
  const find = streams.value.get('workbook');
  if (find === undefined) {
    const book = streams.value.get('book');
    if (book === undefined) {
      return failed({ kind: 'not-a-workbook', detail: 'compound file without a workbook stream' });
    }
    const old = book();
    return old === undefined ? failed({ kind: 'damaged', detail: 'Book stream' }) : identifyOldBiff(old);
  }
  const workbook = find();
  if (workbook === undefined) return failed({ kind: 'damaged', detail: 'workbook stream' });
  const problem = inspectBiff(workbook);
  return problem === undefined ? ok({ format: 'xls', stream: Buffer.from(workbook) }) : failed(problem);
}
