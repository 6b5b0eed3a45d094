import { join } from 'node:path';
import { build } from 'vite';
import { bundle } from './bundle.mjs';
import { ROOT } from './root.mjs';
import { run } from './run.mjs';

/**
 * `node build/make-units.mjs --units N --seed S [--form workbook|project] [--error-every N] -o FOLDER`: a world of units whose
 * tables agree with each other, with mistakes in cells that errors.json lists. The same words give the same files.
 */
const FOLDER = join(ROOT, 'dist', 'make-units');

await bundle(['packs']);
await build({
  configFile: false,
  root: ROOT,
  logLevel: 'error',
  publicDir: false,
  ssr: { target: 'node', noExternal: true },
  define: { __PROGRAM_DIGEST__: JSON.stringify('make-units') },
  build: {
    ssr: true,
    target: 'node20',
    minify: false,
    outDir: FOLDER,
    rolldownOptions: {
      input: { 'make-units': join(ROOT, 'tests/world/main.ts') },
      output: { format: 'esm', entryFileNames: '[name].mjs' },
    },
  },
});
const folder = process.env.INIT_CWD ?? process.cwd();
const { code } = await run(process.execPath, [
  join(FOLDER, 'make-units.mjs'),
  join(ROOT, 'dist', 'packs'),
  folder,
  ...process.argv.slice(2),
]);
process.exitCode = code;
