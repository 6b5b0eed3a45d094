import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join, relative, resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import { bundleScript } from './bundle-script.mjs';
import { ROOT } from './root.mjs';

/**
 * `npm run corpus FOLDER [REPORT.json]`: reads every workbook under a folder with our reader and with the general library and
 * lists where they differ, so that a change of the reader can be tried on any corpus. Each file is read in a thread with
 * limits of time and heap; one that comes to neither end is a fault of ours and ends the command with 1.
 */
const ENDINGS = /^\.(xlsx|xlsm|xltx|xls|xlt|et|ods|csv|tsv|txt|html?|xml|mht)$/;
const SECONDS = 30;
const HEAP_MB = 1024;
const SHOWN = 3;

const [folder, report] = process.argv.slice(2);
if (folder === undefined) {
  console.error('用法：npm run corpus 文件夹 [结果.json]');
  process.exit(2);
}
const top = resolve(process.env.INIT_CWD ?? process.cwd(), folder);
const beside = mkdtempSync(join(tmpdir(), 'juesuan-corpus-'));
try {
  process.exitCode = await main();
} finally {
  rmSync(beside, { recursive: true, force: true });
}

async function main() {
  await bundleScript({ name: 'compare', input: join(ROOT, 'build/corpus-worker.mjs'), folder: beside });
  const files = readdirSync(top, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && ENDINGS.test(extname(entry.name).toLowerCase()))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  const results = [];
  let worker = start();
  for (const path of files) {
    const result = await ask(worker, path);
    if (result.ended) worker = start();
    results.push({ path: relative(top, path), ...result });
    if (results.length % 200 === 0) console.error(`${results.length} / ${files.length}`);
  }
  await worker.terminate();
  if (report !== undefined) writeFileSync(report, JSON.stringify(results, null, 1));
  return tell(results);
}

function start() {
  return new Worker(join(beside, 'compare.mjs'), { resourceLimits: { maxOldGenerationSizeMb: HEAP_MB } });
}

/** What one file came to; `ended`: the thread did not live through it. */
function ask(worker, path) {
  return new Promise((done) => {
    const finish = (result) => {
      clearTimeout(timer);
      worker.off('message', finish);
      worker.off('error', fail);
      done(result);
    };
    const fail = (error) => finish({ ours: 'crash', detail: error.message, ended: true, differences: [] });
    const timer = setTimeout(() => {
      finish({ ours: 'hang', ended: true, differences: [] });
      // What it still says is heard by nobody.
      worker.on('error', () => undefined);
      worker.terminate();
    }, SECONDS * 1000);
    worker.on('message', finish);
    worker.on('error', fail);
    worker.postMessage(path);
  });
}

function tell(results) {
  const count = (test) => results.filter(test).length;
  const faults = results.filter(({ ours }) => ours === 'hang' || ours === 'crash');
  const differing = results.filter(({ differences }) => differences.length > 0);
  const refused = results.filter(({ ours, library }) => ours.startsWith('refused') && library === 'read');
  console.log(
    `文件 ${results.length} 个：读出 ${count(({ ours }) => ours.startsWith('read'))}，不读 ${count(({ ours }) => ours.startsWith('refused'))}，没有结束 ${count(({ ours }) => ours === 'hang')}，出错 ${count(({ ours }) => ours === 'crash')}`,
  );
  const kinds = new Map();
  for (const { ours } of results) kinds.set(ours, (kinds.get(ours) ?? 0) + 1);
  for (const [kind, files] of [...kinds].sort(([, one], [, other]) => other - one))
    console.log(`  ${kind}：${files}`);
  console.log(`与通用库不同的 ${differing.length} 个，只有通用库读出的 ${refused.length} 个`);
  for (const { path, ours, detail = '' } of faults) console.log(`! ${path}　${ours}　${detail}`);
  for (const { path, ours, detail = '' } of refused) console.log(`- ${path}　${ours}　${detail}`);
  for (const { path, differences, total } of differing) {
    console.log(`≠ ${path}　${total} 处`);
    for (const line of differences.slice(0, SHOWN)) console.log(`    ${line}`);
  }
  return faults.length > 0 ? 1 : 0;
}
