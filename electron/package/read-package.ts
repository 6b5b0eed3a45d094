import { crc32, inflateRawSync } from 'node:zlib';
import { oncePer } from '#shared/kit/once-per';
import { failed, ok, type Result } from '#shared/kit/result';
import type { ReadProblem } from '#shared/workbook/sheet';
import { readZipDirectory, type ZipEntry } from './zip-directory';

/** One part of a ZIP package, inflated. */
export type PackagePart = {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly modified: Date;
  readonly stored: boolean;
};

/** Parts in the order of the package's directory. */
export type PackageParts = ReadonlyMap<string, PackagePart>;

/**
 * Inflates a package. A part never takes more memory than the directory declares for it, and a part whose content
 * does not match its checksum makes the whole package damaged: half a workbook must not pass for a workbook.
 */
export function readPackage(bytes: Uint8Array): Result<PackageParts, ReadProblem> {
  const directory = readZipDirectory(bytes);
  if (!directory.ok) return directory;
  const parts = new Map<string, PackagePart>();
  for (const entry of directory.value) {
    if (entry.encrypted) return failed({ kind: 'encrypted', detail: `ZIP password on ${entry.name}` });
    if (entry.method !== 0 && entry.method !== 8) return damaged(`method ${entry.method} in ${entry.name}`);
    const content = partOf(bytes, entry);
    if (!content.ok) return content;
    if (!entry.name.endsWith('/')) {
      const { name, modified } = entry;
      parts.set(name, { name, bytes: content.value, modified, stored: entry.method === 0 });
    }
  }
  return ok(parts);
}

/** A part's name as the package writes it; by the standard, names differ by more than their case. */
export function partName(parts: PackageParts, name: string): string | undefined {
  return parts.has(name) ? name : namesInSmall(parts).get(name.toLowerCase());
}

/** Names without capitals → as the package writes them, the first of several. */
const namesInSmall = oncePer((parts: PackageParts): ReadonlyMap<string, string> => {
  const names = new Map<string, string>();
  for (const name of parts.keys()) {
    const plain = name.toLowerCase();
    if (!names.has(plain)) names.set(plain, name);
  }
  return names;
});

/** The part's text, or undefined when there is no such part. */
export function partText(parts: PackageParts, name: string): string | undefined {
  const part = parts.get(partName(parts, name) ?? name);
  return part && new TextDecoder().decode(part.bytes);
}

/** One part's content, held against its size and checksum. */
export function partOf(bytes: Uint8Array, entry: ZipEntry): Result<Uint8Array, ReadProblem> {
  const packed = bytes.subarray(entry.dataStart, entry.dataStart + entry.packedSize);
  const content = entry.method === 0 ? packed : inflate(packed, entry.size);
  if (content === undefined || content.length !== entry.size) return damaged(`size of ${entry.name}`);
  return crc32(content) === entry.checksum ? ok(content) : damaged(`checksum of ${entry.name}`);
}

/** By the runtime's own inflater, a third of the time of one in JavaScript. More than declared is never made. */
function inflate(packed: Uint8Array, size: number): Uint8Array | undefined {
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(size, 1) });
  } catch (error) {
    // Every error of the inflater is about these bytes; nothing of ours runs inside it.
    if (error instanceof Error) return undefined;
    throw error;
  }
}

function damaged(detail: string): Result<never, ReadProblem> {
  return failed({ kind: 'damaged', detail });
}
