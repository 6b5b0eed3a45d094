import { constants, type FileHandle, lstat, open, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { failed, ok, type Result } from '#shared/kit/result';
import { type FileTrouble, systemCode, troubleOf } from './file-trouble';
import { markedFile } from './open-mark';
import { isSpecialPlace } from './special-folder';
import { inTime } from './time-limit';

/** Far above any real project or workbook; keeps a wrong choice (a film, a disk image) from filling memory. */
const LARGEST_FILE = 256 * 1024 * 1024;

const doing = 'read';

/** The whole file as bytes, or why it cannot be had. Throws only on bugs. */
export async function readBytes(path: string): Promise<Result<Uint8Array, FileTrouble>> {
  // Not the file that was meant, and what it says is for nobody but office programs.
  if (markedFile(basename(path))) return failed({ kind: 'open-mark', doing, path });
  return readMark(path);
}

/** The same of what an office program laid beside a file. */
export function readMark(path: string): Promise<Result<Uint8Array, FileTrouble>> {
  return inTime(read(path), doing, path);
}

async function read(path: string): Promise<Result<Uint8Array, FileTrouble>> {
  try {
    // Looked at before it is opened: opening a pipe would wait for a writer for ever, and a device may act on it.
    const before = refuse(path, await stat(path));
    if (before) return failed(before);
    if (await isSpecialPlace(path)) return failed({ kind: 'not-a-file', doing, path });
    // Not waiting, should a pipe have taken its place meanwhile.
    const handle = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    try {
      const found = await handle.stat();
      const refused = refuse(path, found);
      return refused ? failed(refused) : await readUpTo(handle, found.size, path);
    } finally {
      await handle.close();
    }
  } catch (error) {
    const trouble = troubleOf(error, doing, path);
    if (trouble === undefined) throw error;
    const isDangling = trouble.kind === 'missing' && (await isLink(path));
    return failed(isDangling ? { ...trouble, kind: 'dangling-link' } : trouble);
  }
}

function refuse(path: string, found: Awaited<ReturnType<typeof stat>>): FileTrouble | undefined {
  if (found.isDirectory()) return { kind: 'is-folder', doing, path };
  if (!found.isFile()) return { kind: 'not-a-file', doing, path };
  return found.size > LARGEST_FILE ? { kind: 'too-large', doing, path } : undefined;
}

/** The content, never more than the bound, also of a file that grows while it is read. */
async function readUpTo(
  handle: FileHandle,
  size: number,
  path: string,
): Promise<Result<Uint8Array, FileTrouble>> {
  const chunks: Buffer[] = [];
  let total = 0;
  for (;;) {
    const chunk = Buffer.allocUnsafe(Math.max(64 * 1024, size - total));
    const { bytesRead } = await handle.read(chunk, 0, chunk.length, null);
    if (bytesRead === 0) break;
    total += bytesRead;
    if (total > LARGEST_FILE) return failed({ kind: 'too-large', doing, path });
    chunks.push(chunk.subarray(0, bytesRead));
  }
  const [only] = chunks;
  return ok(chunks.length === 1 && only ? only : Buffer.concat(chunks, total));
}

/** Whether the name itself is a link, wherever it leads. */
export async function isLink(path: string): Promise<boolean> {
  try {
    return (await lstat(path)).isSymbolicLink();
  } catch (error) {
    if (systemCode(error) === '') throw error;
    return false;
  }
}

/** The whole file as UTF-8 text (a leading byte order mark is dropped), or why it cannot be had. */
export async function readText(path: string): Promise<Result<string, FileTrouble>> {
  const bytes = await readBytes(path);
  return bytes.ok ? decodeText(bytes.value, path) : bytes;
}

/** Bytes as UTF-8 text; any other encoding is refused rather than guessed. */
export function decodeText(bytes: Uint8Array, path: string): Result<string, FileTrouble> {
  try {
    return ok(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    // The decoder's only failure: the bytes are not UTF-8.
    if (error instanceof TypeError) return failed({ kind: 'not-text', doing, path });
    throw error;
  }
}
