import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { quietly } from './quietly';

/** Whether two names lead to one file: the same path, a link to it, or another name of it. */
export async function isSameFile(one: string, other: string): Promise<boolean> {
  if (resolve(one) === resolve(other)) return true;
  const [left, right] = await Promise.all(
    [one, other].map((path) => quietly(() => stat(path, { bigint: true }), undefined)),
  );
  return left !== undefined && right !== undefined && left.ino === right.ino && left.dev === right.dev;
}
