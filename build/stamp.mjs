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
  return readdirSync(join(ROOT, path), { withFileTypes: true })
    .sort((one, other) => (one.name < other.name ? -1 : 1))
    .flatMap((entry) => (entry.isFile() ? [`${path}/${entry.name}`] : filesOf(`${path}/${entry.name}`)));
}

/** Whether nobody has touched what `target` was last made from: then it need not be read to know that it is the same. */
export function isUntouched(target, touches) {
  return stampOf(target)[1] === touches;
}

/** Whether `target` was last made from exactly this. */
export function isFresh(target, digest) {
  return stampOf(target)[0] === digest;
}

/** `touches` are those from before the inputs were read: what was touched since makes it anew. */
export function stamp(target, digest, touches) {
  mkdirSync(dirname(stampFile(target)), { recursive: true });
  writeFileSync(stampFile(target), `${digest}\n${touches}`);
}

function stampOf(target) {
  const file = stampFile(target);
  return existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
}

/**
 * Names, sizes and times; the time of the last change of a file's entry is set by the system alone.
 *
 * @param {readonly (readonly string[])[]} targets the inputs of each; what several are made from is looked at once
 * @returns {string[]} of each target
 */
export function touchesOf(targets) {
  const known = new Map();
  return targets.map((inputs) =>
    createHash('sha256')
      .update(inputs.map((input) => touchesIn(input, known)).join('\0'))
      .digest('hex'),
  );
}

/** @returns {string} of a file or of all files in a folder, in a fixed order; empty: it is missing */
function touchesIn(path, known) {
  const before = known.get(path);
  if (before !== undefined) return before;
  const found = statSync(ROOT + path, { throwIfNoEntry: false });
  const text = found?.isDirectory() ? touchesInFolder(path, known) : found ? touchOf(path, found) : '';
  known.set(path, text);
  return text;
}

function touchesInFolder(folder, known) {
  return readdirSync(ROOT + folder, { withFileTypes: true })
    .sort((one, other) => (one.name < other.name ? -1 : 1))
    .map((entry) => {
      const path = `${folder}/${entry.name}`;
      return entry.isFile() ? touchOf(path) : touchesIn(path, known);
    })
    .join('');
}

function touchOf(path, { size, mtimeMs, ctimeMs, ino } = statSync(ROOT + path)) {
  return `${path}\0${size} ${mtimeMs} ${ctimeMs} ${ino}\0`;
}

function stampFile(target) {
  return join(ROOT, 'dist', '.stamps', target);
}
