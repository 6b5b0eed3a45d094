import { cpSync, existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { FOR_NODE } from './bundle-script.mjs';
import { ROOT } from './root.mjs';

/** Each runs by itself in Node or Electron; what they share lands in common chunks. */
const ENTRIES = {
  main: 'electron/main.ts',
  loopback: 'electron/loopback/main.ts',
  cli: 'electron/cli/main.ts',
  'workbook-worker': 'electron/services/workbook-worker.ts',
  'command-worker': 'electron/cli/command-worker.ts',
  'job-thread-entry': 'electron/services/job-thread-entry.ts',
  'job-process-entry': 'electron/services/job-process-entry.ts',
  'batch-worker': 'electron/services/batch/batch-worker.ts',
};

/**
 * The library that reads PDF would fetch one that paints, native and for one platform, only to say that it lacks it; of
 * that it needs three names, and nothing of them where nothing is painted.
 */
const withoutPainting = {
  name: 'without-painting',
  transform: (code, id) =>
    /pdfjs-dist[\\/]legacy[\\/]build[\\/]pdf\.mjs$/.test(id)
      ? code.replaceAll(
          'require("@napi-rs/canvas")',
          '({ DOMMatrix: class {}, ImageData: class {}, Path2D: class {} })',
        )
      : undefined,
};

/** What that library reads beside its code: how old encodings write Chinese, and the fonts every PDF may name. */
const PDF_READING = ['cmaps', 'standard_fonts', 'LICENSE'];

/** The PDF engine and DuckDB are native code for one platform: they stay in node_modules, whence they are loaded when used. */
const NATIVE = [/^@myriaddreamin\//, /^@duckdb\//];

/**
 * Bundles the desktop side into `folder`, libraries included but for the native one, so that nothing else of dist needs
 * node_modules. Built beside
 * and moved, since a host may be running from the old one.
 *
 * @param {string} folder
 * @param {string} digest of everything this is made from; what the program keeps for itself is marked with it
 */
export async function bundleElectron(folder, digest) {
  const beside = `${folder}.new`;
  const present = Object.entries(ENTRIES).filter(([, path]) => existsSync(join(ROOT, path)));
  await build({
    ...FOR_NODE,
    plugins: [withoutPainting],
    define: { __PROGRAM_DIGEST__: JSON.stringify(digest) },
    build: {
      ...FOR_NODE.build,
      emptyOutDir: true,
      outDir: beside,
      rolldownOptions: {
        input: Object.fromEntries(present.map(([name, path]) => [name, join(ROOT, path)])),
        external: ['electron', ...NATIVE],
        // All chunks beside the entries: code that asks for its own place must get dist/electron.
        output: { format: 'esm', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  });
  // A sandboxed preload is loaded as CommonJS, and only from a file that says so.
  await build({
    ...FOR_NODE,
    build: {
      ...FOR_NODE.build,
      outDir: beside,
      emptyOutDir: false,
      rolldownOptions: {
        input: join(ROOT, 'electron/preload.ts'),
        external: ['electron'],
        output: { format: 'cjs', entryFileNames: 'preload.cjs' },
      },
    },
  });
  for (const part of PDF_READING)
    cpSync(join(ROOT, 'node_modules/pdfjs-dist', part), join(beside, 'pdfjs', part), { recursive: true });
  rmSync(folder, { recursive: true, force: true });
  renameSync(beside, folder);
}
