import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { promisify } from 'node:util';
import { Worker } from 'node:worker_threads';
import { present } from '#shared/kit/assert';
import type { Pack } from '#shared/pack/pack';
import { runBatch } from '../../electron/services/batch/run-batch';
import { makeUnits } from '../world/make-units';
import { writeUnitWorkbook } from '../world/write-workbook';
import type { Place } from './bench';
import { figureOf, loadText, pair, type Row } from './measure';

/** Workbooks that are checked; LibreOffice, which is slow, converts fewer. */
const WORKBOOKS = 240;
const CONVERTED = 10;
/**
 * Files that each process and each thread, the peer's as well, has done before time is taken: the compiler is at work
 * on most of these, which a folder of thousands does not feel.
 */
const WARM = 100;

/** Many units checked. Figures are milliseconds a workbook. */
export async function unitRows(place: Place, pack: Pack): Promise<Row[]> {
  const top = mkdtempSync(join(tmpdir(), 'juesuan-bench-'));
  try {
    return [...(await checkRows(place, pack, top)), ...(await memoryRows(place, top))];
  } finally {
    rmSync(top, { recursive: true, force: true });
  }
}

/** Workbooks of ten tables below a folder. */
function writeUnits(pack: Pack, folder: string, units: number): readonly string[] {
  return [...makeUnits(pack, { units, seed: 1, errorEvery: 4 })].map(({ path, thisYear }) => {
    const file = join(folder, `${path}.xlsx`);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, writeUnitWorkbook(thisYear));
    return file;
  });
}

async function checkRows({ root, folder, packs }: Place, pack: Pack, top: string) {
  const files = writeUnits(pack, join(top, '单位'), WORKBOOKS);
  const check = async (jobs: number): Promise<number> => {
    const means = {
      worker: join(root, 'dist/electron/batch-worker.js'),
      packFolders: { builtIn: packs, installed: `${packs}-none` },
      answers: new Map(),
      log: (text: string) => console.error(text),
      jobs,
      signal: new AbortController().signal,
    };
    const warm = overAgain(files, WARM * jobs).map((path) => ({ path, file: `暖 ${basename(path)}` }));
    const units = [...warm, ...files.map((path) => ({ path, file: path }))];
    let done = 0;
    let began = 0;
    for await (const { result } of runBatch(units, { kind: 'check', cells: false }, means)) {
      if (result.state === 'unusable') throw new Error(result.reason);
      done += 1;
      if (done === warm.length) began = performance.now();
    }
    return (performance.now() - began) / files.length;
  };
  const load2 = async (): Promise<number> => {
    const halves = [0, 1].map((odd) => files.filter((_, at) => at % 2 === odd));
    const threads = halves.map((half) => threadOf(join(folder, 'exceljs-thread.mjs'), half));
    await Promise.all(threads.map((thread) => once(thread, 'message')));
    const began = performance.now();
    for (const thread of threads) thread.postMessage('go on');
    await Promise.all(threads.map((thread) => once(thread, 'exit')));
    return (performance.now() - began) / files.length;
  };
  // Taken in turn, so that whatever else the machine does falls on all alike.
  const [ours, peers, alone]: [number[], number[], number[]] = [[], [], []];
  for (let time = 0; time < 2; time += 1) {
    ours.push(await check(2));
    peers.push(await load2());
    alone.push(await check(1));
  }
  const two = figureOf('juesuan 两个线程', ours);
  const office = await convertAll(files.slice(0, CONVERTED), join(top, 'csv'));
  return [
    {
      work: `${WORKBOOKS} 个工作簿成批检查，每个（两个线程，各先做过 ${WARM} 个，${loadText()}）: exceljs 两个线程，同样先读过 ${WARM} 个，只读入同样的文件`,
      ...pair(two, figureOf('exceljs', peers)),
      target: { ofPeer: 1 },
    },
    {
      work: `同上 : LibreOffice 无界面转成 CSV，每个（${CONVERTED} 个一起转）`,
      ...pair(two, figureOf('LibreOffice', [office])),
      target: { ofPeer: 0.05 },
    },
    {
      work: '同上 : 一个线程',
      ...pair(two, figureOf('一个线程', alone)),
      target: { ofPeer: 1 / 1.8 },
    },
  ] satisfies Row[];
}

/** A thread of the peer's, which says when it is warm and then waits for a word to begin. */
function threadOf(script: string, files: readonly string[]): Worker {
  return new Worker(script, { workerData: { warm: overAgain(files, WARM), files } });
}

/** So many of the files, from the first again after the last. */
function overAgain(files: readonly string[], count: number): readonly string[] {
  return Array.from({ length: count }, (_, at) => present(files[at % files.length], 'there are files'));
}

async function convertAll(files: readonly string[], to: string): Promise<number> {
  const began = performance.now();
  await promisify(execFile)('soffice', [
    `-env:UserInstallation=file://${to}-profile`,
    '--headless',
    '--convert-to',
    'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1',
    '--outdir',
    to,
    ...files,
  ]);
  return (performance.now() - began) / files.length;
}

/** The same run over six times as many files: copies of the same, which the check does not know of one another. */
async function memoryRows({ root }: Place, top: string): Promise<Row[]> {
  const [first] = await filesBelow(join(top, '单位'));
  const bytes = readFileSync(first ?? '');
  const most: number[] = [];
  const spent: number[] = [];
  for (const count of [100, 600]) {
    const folder = join(top, `内存${count}`);
    mkdirSync(folder, { recursive: true });
    for (let at = 0; at < count; at += 1) writeFileSync(join(folder, `${at}.xlsx`), bytes);
    const began = performance.now();
    most.push(await peakOf(root, ['check', folder, '--jobs', '2', '-o', `${folder}-结果`]));
    spent.push((performance.now() - began) / count);
  }
  const [few = 0, many = 0] = most;
  return [
    {
      work: `检查 600 个文件 : 100 个，每个（${loadText()}；内存最多 ${many} MB : ${few} MB，${(many / few).toFixed(2)} 倍，目标 ≤ 1.3 倍）`,
      ...pair(figureOf('600', spent.slice(1)), figureOf('100', spent.slice(0, 1))),
    },
  ];
}

async function filesBelow(folder: string): Promise<readonly string[]> {
  const { readdir } = await import('node:fs/promises');
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

/** The most memory that a command held at once, in MB, as Linux counts it. */
async function peakOf(root: string, words: readonly string[]): Promise<number> {
  const child = spawn(process.execPath, [join(root, 'dist/electron/cli.js'), ...words], { stdio: 'ignore' });
  let peak = 0;
  const look = setInterval(() => {
    try {
      const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
      peak = Math.max(peak, Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0));
    } catch (error) {
      // It has ended, or this is no Linux: what was seen so far counts.
      if (!(error instanceof Error)) throw error;
    }
  }, 50);
  await new Promise((resolve) => child.once('close', resolve));
  clearInterval(look);
  return Math.round(peak / 1024);
}
