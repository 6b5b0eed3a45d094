import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ROOT } from './root.mjs';

/**
 * A digest of everything a target is made from: names and contents, not times, so that a checkout or a copy of the
 * folder does not count as a change. Missing inputs count as what they are, missing.
 *
 * @param {readonly string[]} inputs files and folders relative to the project
 * @returns {string}
 */
export function digestOf(inputs) {
  const digest = createHash('sha256');
  for (const input of inputs) {
    for (const path of filesOf(input))
      digest
        .update(path)
        .update('\0')
        .update(readFileSync(join(ROOT, path)));
    digest.update('\0\0');
  }
  return digest.digest('hex');
}

/** @returns {string[]} the files of a file or folder, in a fixed order */
function filesOf(path) {
  const found = statSync(join(ROOT, path), { throwIfNoEntry: false });
  if (found === undefined) return [];
  if (!found.isDirectory()) return [path];
  return readdirSync(join(ROOT, path))
    .sort()
    .flatMap((name) => filesOf(`${path}/${name}`));
}

/** Whether `target` was last made from exactly this. */
export function isFresh(target, digest) {
  const file = stampFile(target);
  return existsSync(file) && readFileSync(file, 'utf8') === digest;
}

export function stamp(target, digest) {
  mkdirSync(dirname(stampFile(target)), { recursive: true });
  writeFileSync(stampFile(target), digest);
}

function stampFile(target) {
  return join(ROOT, 'dist', '.stamps', target);
}
