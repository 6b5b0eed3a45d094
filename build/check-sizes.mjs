import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { ROOT } from './root.mjs';

const LAYERS = ['electron', 'renderer', 'shared'];
const DATA = /^shared[\\/]packs[\\/]/;
const SOURCE = /\.(ts|tsx|mts|mjs|js|css|html)$/;
const LOOK_HARD = 200;
const STOP = 300;

/** One idea per file: over 300 lines is an error, over 200 a word of warning. Another root may be given to check. */
const root = process.argv[2] ?? ROOT;
const sizes = LAYERS.flatMap((layer) => sourcesIn(join(root, layer)))
  .map((path) => ({ path: relative(root, path), lines: readFileSync(path, 'utf8').split('\n').length - 1 }))
  .filter(({ path, lines }) => lines > LOOK_HARD && !DATA.test(path))
  .sort((left, right) => right.lines - left.lines);

for (const { path, lines } of sizes) {
  const isError = lines > STOP;
  const text = `${path}: ${lines} lines${isError ? `, more than ${STOP}: split it by idea` : ''}`;
  if (isError) console.error(`error   ${text}`);
  else console.log(`notice  ${text}`);
}
process.exitCode = sizes.some(({ lines }) => lines > STOP) ? 1 : 0;

function sourcesIn(folder) {
  let found;
  try {
    found = readdirSync(folder, { withFileTypes: true, recursive: true });
  } catch (error) {
    if (error.code === 'ENOENT') return [];
    throw error;
  }
  return found
    .filter((entry) => entry.isFile() && SOURCE.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
}
