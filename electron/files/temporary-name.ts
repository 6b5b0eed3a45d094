import { randomBytes } from 'node:crypto';
import { readdir, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { isAlive, shortDigest, THIS_MACHINE } from './machine';
import { quietly } from './quietly';

/** Of which file it is, and the machine and process that write it; the rest is chance. */
const NAME = /^\.juesuan-([0-9a-f]{12})-([0-9a-f]{12})-(\d+)-[0-9a-f]{24}\.tmp$/;

/** A file that has not been touched for so long is nobody's any more, whatever its process number says. */
const FORGOTTEN_MS = 24 * 60 * 60 * 1000;

/** An unpredictable name beside `target`, which tells to which file it belongs and who writes it. */
export function temporaryName(target: string): string {
  const owner = `${shortDigest(basename(target))}-${THIS_MACHINE}-${process.pid}`;
  return join(dirname(target), `.juesuan-${owner}-${randomBytes(12).toString('hex')}.tmp`);
}

/** What a save that was killed left beside a file. */
export type Leftover = { readonly path: string; readonly modified: Date };

/** The temporary files beside `target` whose writer is gone, newest first; none where the folder cannot be read. */
export async function findLeftovers(target: string): Promise<readonly Leftover[]> {
  const folder = dirname(target);
  const own = shortDigest(basename(target));
  const found: Leftover[] = [];
  for (const name of await quietly(() => readdir(folder), [])) {
    const [, of, machine, process_] = NAME.exec(name) ?? [];
    if (of !== own) continue;
    const path = join(folder, name);
    const modified = await quietly(async () => (await stat(path)).mtime, undefined);
    if (modified === undefined) continue;
    const isForgotten = Date.now() - modified.getTime() > FORGOTTEN_MS;
    const isDead = machine === THIS_MACHINE && !isAlive(Number(process_));
    if (isDead || isForgotten) found.push({ path, modified });
  }
  return found.sort((one, other) => other.modified.getTime() - one.modified.getTime());
}

/** Removes what killed saves left beside `target`. What cannot be removed stays: it harms nobody. */
export async function clearLeftovers(target: string): Promise<void> {
  for (const { path } of await findLeftovers(target)) await removeQuietly(path);
}

/** Takes a file of our own away where the system lets us. */
export async function removeQuietly(path: string): Promise<void> {
  await quietly(() => rm(path, { force: true }), undefined);
}
