import { readFile, stat } from 'node:fs/promises';
import { failed, ok, type Result } from '#shared/kit/result';
import { type FileTrouble, troubleOf } from './file-trouble';

/** Far above any real project or workbook; keeps a wrong choice (a film, a disk image) from filling memory. */
const LARGEST_FILE = 256 * 1024 * 1024;

/** The whole file as bytes, or why it cannot be had. Throws only on bugs. */
export async function readBytes(path: string): Promise<Result<Uint8Array, FileTrouble>> {
  const doing = 'read';
  try {
    // Looked at before it is opened: opening a pipe would wait for a writer for ever.
    const found = await stat(path);
    if (found.isDirectory()) return failed({ kind: 'is-folder', doing, path });
    if (!found.isFile()) return failed({ kind: 'not-a-file', doing, path });
    if (found.size > LARGEST_FILE) return failed({ kind: 'too-large', doing, path });
    return ok(await readFile(path));
  } catch (error) {
    const trouble = troubleOf(error, doing, path);
    if (trouble === undefined) throw error;
    return failed(trouble);
  }
}

/** The whole file as UTF-8 text (a leading byte order mark is dropped), or why it cannot be had. */
export async function readText(path: string): Promise<Result<string, FileTrouble>> {
  const bytes = await readBytes(path);
  if (!bytes.ok) return bytes;
  try {
    return ok(new TextDecoder('utf-8', { fatal: true }).decode(bytes.value));
  } catch (error) {
    // The decoder's only failure: the bytes are not UTF-8.
    if (error instanceof TypeError) return failed({ kind: 'not-text', doing: 'read', path });
    throw error;
  }
}
