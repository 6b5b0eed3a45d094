import { join } from 'node:path';
import { bundle } from './bundle.mjs';
import { bundleScript } from './bundle-script.mjs';
import { ROOT } from './root.mjs';
import { run } from './run.mjs';

/**
 * `node build/make-units.mjs --units N --seed S [--form workbook|project] [--error-every N] -o FOLDER`: a world of units whose
 * tables agree with each other, with mistakes in cells that errors.json lists. The same words give the same files.
 */
const FOLDER = join(ROOT, 'dist', 'make-units');

await bundle(['packs']);
await bundleScript({ name: 'make-units', input: join(ROOT, 'tests/world/main.ts'), folder: FOLDER });
const folder = process.env.INIT_CWD ?? process.cwd();
const { code } = await run(process.execPath, [
  join(FOLDER, 'make-units.mjs'),
  join(ROOT, 'dist', 'packs'),
  folder,
  ...process.argv.slice(2),
]);
process.exitCode = code;
