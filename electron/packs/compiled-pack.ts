import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import type { Pack } from '#shared/pack/pack';
import { writeFileAtomically } from '../files/atomic-write';
import { readBytes } from '../files/read-file';

/** Stands beside a pack's files; being litter to them, it is never copied, installed or exported. */
const FILE = '.compiled';

/**
 * What a bundle was built from: another program may understand the same files otherwise. Absent where the program runs from
 * its sources, which may change at any moment.
 */
declare const __PROGRAM_DIGEST__: string | undefined;
const PROGRAM = typeof __PROGRAM_DIGEST__ === 'string' ? __PROGRAM_DIGEST__ : undefined;

/** Names a pack's files and the program that reads them by their whole content, so that nothing under it is ever stale. */
export function packDigest(files: ReadonlyMap<string, string>): string {
  const digest = createHash('sha256').update(PROGRAM ?? '');
  for (const [path, text] of files) digest.update(`\0${path}\0${text.length}\0`).update(text);
  return digest.digest('hex');
}

/** The pack as it was compiled from exactly these files; `undefined` when it was not, or the file is not whole. */
export async function readCompiled(folder: string, digest: string): Promise<Pack | undefined> {
  if (PROGRAM === undefined) return undefined;
  const bytes = await readBytes(join(folder, FILE));
  if (!bytes.ok) return undefined;
  const end = bytes.value.indexOf(0);
  if (Buffer.from(bytes.value.subarray(0, end)).toString('latin1') !== digest) return undefined;
  try {
    return deserialize(bytes.value.subarray(end + 1));
  } catch (error) {
    // Written by a newer runtime, or cut short: the files themselves say the same.
    if (error instanceof Error) return undefined;
    throw error;
  }
}

/** Keeps it beside the files. A folder that cannot be written costs only the time of the next loading. */
export async function keepCompiled(folder: string, digest: string, pack: Pack): Promise<void> {
  if (PROGRAM === undefined) return;
  const content = Buffer.concat([Buffer.from(`${digest}\0`, 'latin1'), serialize(pack)]);
  await writeFileAtomically(join(folder, FILE), content);
}
