import { basename, dirname, join } from 'node:path';
import { type FileUser, MARKS } from './open-mark';
import { readMark } from './read-file';

/** Who has the file open. A mark may have been left by a program that was ended: whoever tells says “seems”. */
export async function findFileUser(path: string): Promise<FileUser | undefined> {
  for (const { program, nameFor, userIn } of MARKS) {
    const bytes = await readMark(join(dirname(path), nameFor(basename(path))));
    // A mark that cannot be looked at is none.
    if (bytes.ok) return { program, user: userIn(bytes.value) };
  }
  return undefined;
}
