import { failed, ok, type Result } from '#shared/kit/result';
import type { ReadProblem } from '#shared/workbook/sheet';

/** What the central directory declares about one part. */
export type ZipEntry = {
  readonly name: string;
  readonly method: number;
  readonly encrypted: boolean;
  readonly checksum: number;
  readonly packedSize: number;
  readonly size: number;
  readonly modified: Date;
  /** Where the packed bytes begin. */
  readonly dataStart: number;
};

/** Beyond this a workbook is no longer read; a filled disclosure is a few megabytes. */
export const MOST_INFLATED_BYTES = 256 * 1024 * 1024;

/** Beyond this a single part is no table that a clerk made; reading its XML would take minutes. */
const MOST_PART_BYTES = 64 * 1024 * 1024;

const LOCAL_HEADER = 0x04034b50;
const DIRECTORY_ENTRY = 0x02014b50;
const DIRECTORY_END = 0x06054b50;
const WIDE_FIELD = 0xffffffff;

/** The bytes begin like a ZIP package, whether or not the rest is there. */
export function looksLikeZip(bytes: Uint8Array): boolean {
  return bytes.length >= 4 && viewOf(bytes).getUint32(0, true) === LOCAL_HEADER;
}

/** Reads what the package declares about its parts; nothing is inflated. */
export function readZipDirectory(bytes: Uint8Array): Result<readonly ZipEntry[], ReadProblem> {
  const view = viewOf(bytes);
  const end = findDirectoryEnd(view);
  if (end === undefined) return damaged('no end of central directory');
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  const entries: ZipEntry[] = [];
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > end || view.getUint32(at, true) !== DIRECTORY_ENTRY)
      return damaged('central directory cut');
    const entry = readEntry(bytes, view, at);
    if (entry === undefined) return damaged('part outside the file');
    entries.push(entry);
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  const huge = entries.find(({ size }) => size > MOST_PART_BYTES);
  if (huge) return failed({ kind: 'too-large', detail: `${huge.size} bytes declared for ${huge.name}` });
  const total = entries.reduce((sum, entry) => sum + entry.size, 0);
  if (total > MOST_INFLATED_BYTES) return failed({ kind: 'too-large', detail: `${total} bytes declared` });
  return ok(entries);
}

function readEntry(bytes: Uint8Array, view: DataView, at: number): ZipEntry | undefined {
  const nameLength = view.getUint16(at + 28, true);
  const packedSize = view.getUint32(at + 20, true);
  const size = view.getUint32(at + 24, true);
  const header = view.getUint32(at + 42, true);
  if (packedSize === WIDE_FIELD || header === WIDE_FIELD) return undefined;
  if (header + 30 > bytes.length || view.getUint32(header, true) !== LOCAL_HEADER) return undefined;
  const dataStart = header + 30 + view.getUint16(header + 26, true) + view.getUint16(header + 28, true);
  if (dataStart + packedSize > bytes.length) return undefined;
  return {
    // A part's name is ASCII by the package standard; some writers use backslashes.
    name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)).replaceAll('\\', '/'),
    method: view.getUint16(at + 10, true),
    encrypted: (view.getUint16(at + 8, true) & 1) === 1,
    checksum: view.getUint32(at + 16, true),
    packedSize,
    size,
    modified: dosTime(view.getUint16(at + 14, true), view.getUint16(at + 12, true)),
    dataStart,
  };
}

/** The end record is last, but for a comment of at most 65,535 bytes. */
function findDirectoryEnd(view: DataView): number | undefined {
  const lowest = Math.max(0, view.byteLength - 22 - 0xffff);
  for (let at = view.byteLength - 22; at >= lowest; at -= 1) {
    if (view.getUint32(at, true) === DIRECTORY_END) return at;
  }
  return undefined;
}

function dosTime(date: number, time: number): Date {
  const year = 1980 + (date >> 9);
  return new Date(year, ((date >> 5) & 15) - 1, date & 31, time >> 11, (time >> 5) & 63, (time & 31) * 2);
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function damaged(detail: string): Result<never, ReadProblem> {
  return failed({ kind: 'damaged', detail });
}
