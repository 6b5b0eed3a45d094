import { CFB } from '@e965/xlsx';
import type { ReadProblem } from '#shared/workbook/sheet';

export type WorkbookKind = 'xlsx' | 'xls' | 'ods';

/** Above this much declared content a package is refused before anything is inflated. */
const LARGEST_CONTENT = 512 * 1024 * 1024;

/** What the bytes are, by content and never by name. */
export function kindOfFile(bytes: Uint8Array): WorkbookKind | ReadProblem {
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04])) return kindOfPackage(bytes);
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])) return kindOfCompound(bytes);
  return { kind: 'not-a-workbook', detail: 'neither a ZIP nor an OLE file' };
}

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, at) => bytes[at] === byte);
}

/** Reads the ZIP's central directory only: names and declared sizes. */
function kindOfPackage(bytes: Uint8Array): WorkbookKind | ReadProblem {
  const entries = centralDirectory(bytes);
  if (!entries) return { kind: 'damaged', detail: 'no central directory' };
  const total = entries.reduce((sum, { size }) => sum + size, 0);
  if (total > LARGEST_CONTENT) return { kind: 'too-large', detail: `${total} bytes declared` };
  const names = new Set(entries.map(({ name }) => name));
  if (
    names.has('[Content_Types].xml') &&
    [...names].some((name) => /^xl\/workbook\d*\.(xml|bin)$/.test(name))
  ) {
    return 'xlsx';
  }
  if (names.has('content.xml') && names.has('mimetype')) {
    const start = new TextDecoder().decode(bytes.subarray(30, 120));
    if (start.includes('opendocument.spreadsheet')) return 'ods';
  }
  if (names.has('EncryptionInfo')) return { kind: 'encrypted' };
  return { kind: 'not-a-workbook', detail: 'a ZIP without a workbook part' };
}

type ZipEntry = { readonly name: string; readonly size: number };

/** PKWARE APPNOTE 4.3: the end record names the directory; each of its headers names a file and its size. */
function centralDirectory(bytes: Uint8Array): readonly ZipEntry[] | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const earliest = Math.max(0, bytes.length - 22 - 0xffff);
  let end = bytes.length - 22;
  while (end >= earliest && view.getUint32(end, true) !== 0x06054b50) end -= 1;
  if (end < earliest) return undefined;
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  const entries: ZipEntry[] = [];
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== 0x02014b50) return undefined;
    const nameLength = view.getUint16(at + 28, true);
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength));
    entries.push({ name, size: view.getUint32(at + 24, true) });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

function kindOfCompound(bytes: Uint8Array): WorkbookKind | ReadProblem {
  let names: readonly string[];
  let book: Uint8Array | undefined;
  try {
    const compound = CFB.read(bytes, { type: 'buffer' });
    names = compound.FullPaths.map((path: string) => path.split('/').at(-1) ?? '');
    const found = CFB.find(compound, 'Workbook') ?? CFB.find(compound, 'Book');
    book = found ? Uint8Array.from(found.content as ArrayLike<number>) : undefined;
  } catch (fault) {
    return { kind: 'damaged', detail: String(fault) };
  }
  if (names.includes('EncryptedPackage')) return { kind: 'encrypted' };
  if (!book) return { kind: 'not-a-workbook', detail: 'an OLE file without a workbook stream' };
  return hasPassword(book) ? { kind: 'encrypted' } : 'xls';
}

/** BIFF: a FilePass record (0x002F) among the first records means the rest is encrypted. */
function hasPassword(book: Uint8Array): boolean {
  const view = new DataView(book.buffer, book.byteOffset, book.byteLength);
  for (let at = 0, records = 0; at + 4 <= book.length && records < 200; records += 1) {
    if (view.getUint16(at, true) === 0x002f) return true;
    at += 4 + view.getUint16(at + 2, true);
  }
  return false;
}
