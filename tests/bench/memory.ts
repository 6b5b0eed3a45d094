import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Pack } from '#shared/pack/pack';
import { generateWorkbook } from '../../electron/excel/generate-workbook';
import { largeProject } from '../shared/export/large-project';
import { sessionOf } from '../support/reference';
import type { Place } from './bench';
import { figureOf, pair, type Row } from './measure';

/** What stays in memory of an open project, and the most that a whole process ever took. */
export async function memoryRows(place: Place, pack: Pack): Promise<Row[]> {
  return [heapRow(pack), ...(await processRows(place, pack))];
}

function heapRow(pack: Pack): Row {
  const inUse = (): number => {
    for (let time = 0; time < 3; time += 1) globalThis.gc?.();
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    // Columns of numbers lie beside the heap.
    return (heapUsed + arrayBuffers) / 1e6;
  };
  // What the first session of all leaves behind is the program's.
  sessionOf(pack, largeProject(pack, 50)).summary();
  const before = inUse();
  const session = sessionOf(pack, largeProject(pack, 5_000));
  session.summary();
  const megabytes = inUse() - before;
  // Until here it was held.
  if (session.document().tables.size === 0) throw new Error('The project has tables');
  return {
    work: '5,000 项的项目打开、全部审核结果计数后占用的内存',
    ...pair(figureOf('juesuan', [megabytes]), undefined),
    unit: 'MB',
    target: { megabytes: 30 },
  };
}

/** The greatest resident memory of a process that checks a workbook, and of one in which exceljs loads it. */
async function processRows({ root, folder }: Place, pack: Pack): Promise<Row[]> {
  const temporary = mkdtempSync(join(tmpdir(), 'juesuan-bench-'));
  const telling = join(temporary, 'tell-memory.mjs');
  writeFileSync(
    telling,
    `import { writeSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';
if (isMainThread) process.on('exit', () => writeSync(2, 'peak ' + process.resourceUsage().maxRSS));
`,
  );
  const peak = (file: string, ...args: string[]): number => {
    const { stderr, error } = spawnSync(process.execPath, [file, ...args], {
      env: { ...process.env, NODE_OPTIONS: `--import=${pathToFileURL(telling).href}` },
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    });
    const told = /peak (\d+)$/.exec(stderr)?.[1];
    if (error || told === undefined) throw error ?? new Error(stderr.slice(-500));
    return Number(told) / 1000;
  };
  try {
    const rows: Row[] = [];
    for (const items of [5_000, 20_000]) {
      const path = join(temporary, `${items}.xlsx`);
      writeFileSync(path, await generateWorkbook(sessionOf(pack, largeProject(pack, items)), {}));
      const ours = peak(join(root, 'dist/electron/cli.js'), 'check', path);
      const theirs = peak(join(folder, 'exceljs.mjs'), path);
      rows.push({
        work: `juesuan check ${items} 项的工作簿，进程占用内存最多时 : exceljs 读入同一文件的进程`,
        ...pair(figureOf('juesuan check', [ours]), figureOf('exceljs', [theirs])),
        unit: 'MB',
        target: { ofPeer: 1 },
      });
    }
    return rows;
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}
