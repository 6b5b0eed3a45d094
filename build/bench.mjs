import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundle } from './bundle.mjs';
import { bundleScript } from './bundle-script.mjs';
import { ROOT } from './root.mjs';
import { run } from './run.mjs';

/**
 * `npm run bench [-- part…] [-- --keep]`: the program beside its peers, in one process and as it is shipped: bundled, not
 * taken through a test runner, which would slow it down and not the peers. Figures go to dist/bench/benchmarks.json;
 * `--keep` writes them to docs as well, as data and as the table people read.
 */
const FOLDER = join(ROOT, 'dist', 'bench');
/** What stays as its makers publish it. */
const PEERS = ['exceljs', 'hyperformula', '@e965/xlsx'];

const args = process.argv.slice(2);
const parts = args.filter((arg) => !arg.startsWith('--'));
await bundle();
await bundleScript({
  name: 'bench',
  input: join(ROOT, 'tests/bench/bench.ts'),
  folder: FOLDER,
  external: [/^@myriaddreamin\//, /^@duckdb\//, ...(parts.includes('--inside') ? [] : PEERS)],
});
mkdirSync(FOLDER, { recursive: true });
writeFileSync(join(FOLDER, 'exceljs.mjs'), PEER_PROCESS());
writeFileSync(join(FOLDER, 'exceljs-thread.mjs'), PEER_THREAD());
writeFileSync(join(FOLDER, 'static-page.mjs'), PEER_PAGE());
const results = args.includes('--keep') ? [join(ROOT, 'docs')] : [];
const { code } = await run(process.execPath, [
  ...(args.includes('--profile') ? ['--cpu-prof', `--cpu-prof-dir=${join(FOLDER, 'profile')}`] : []),
  '--expose-gc',
  join(FOLDER, 'bench.mjs'),
  ROOT,
  FOLDER,
  results[0] ?? '-',
  ...parts,
]);
process.exitCode = code;

/** A process that reads a workbook with exceljs and does nothing else. */
function PEER_PROCESS() {
  return `import ExcelJS from 'exceljs';
const workbook = new ExcelJS.Workbook();
await workbook.xlsx.readFile(process.argv[2]);
console.log(workbook.worksheets.length);
`;
}

/** A process that answers with one file of a folder and does nothing else. */
function PEER_PAGE() {
  return `import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
const server = createServer(async (_, answer) => {
  answer.setHeader('content-type', 'text/html');
  answer.end(await readFile(join(process.argv[2], 'index.html')));
});
server.listen(0, '127.0.0.1', () => console.log('http://127.0.0.1:' + server.address().port + '/'));
process.on('SIGTERM', () => process.exit(0));
`;
}

/** A thread that reads workbooks with exceljs and does nothing else: some to be warm, and when it is told to the others. */
function PEER_THREAD() {
  return `import { once } from 'node:events';
import { parentPort, workerData } from 'node:worker_threads';
import ExcelJS from 'exceljs';
const read = async (paths) => {
  for (const path of paths) await new ExcelJS.Workbook().xlsx.readFile(path);
};
await read(workerData.warm);
const told = once(parentPort, 'message');
parentPort.postMessage('warm');
await told;
await read(workerData.files);
`;
}
