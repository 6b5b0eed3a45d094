import { lstat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { ok, type Result } from '#shared/kit/result';
import type { FileTrouble } from './file-trouble';
import { type FileUser, MARKS } from './open-mark';
import { quietly } from './quietly';
import { readMark } from './read-file';
import { inTime } from './time-limit';

/** Who has the file open. A mark may have been left by a program that was ended: whoever tells says “seems”. */
export async function findFileUser(path: string): Promise<FileUser | undefined> {
  const places = MARKS.map(({ nameFor }) => join(dirname(path), nameFor(basename(path))));
  // Hardly ever is one there, which is asked by less than reading it takes.
  const there = await inTime(allThere(places), 'read', path);
  for (const [at, { program, userIn }] of MARKS.entries()) {
    const place = places[at];
    if (place === undefined || !there.ok || !there.value[at]) continue;
    const bytes = await readMark(place);
    // A mark that cannot be looked at is none.
    if (bytes.ok) return { program, user: userIn(bytes.value) };
  }
  return undefined;
}

async function allThere(paths: readonly string[]): Promise<Result<readonly boolean[], FileTrouble>> {
  return ok(await Promise.all(paths.map(isThere)));
}

function isThere(path: string): Promise<boolean> {
  return quietly(async () => {
    await lstat(path);
    return true;
  }, false);
}
