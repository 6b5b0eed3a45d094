import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { CFB } from '@e965/xlsx';
import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import type { UnitResult } from '#shared/batch/unit-result';
import { readWorkbook } from '../../../electron/excel/read-workbook';
import { shortDigest } from '../../../electron/files/machine';
import { openData } from '../../../electron/parquet/open-data';
import type { BatchJob } from '../../../electron/services/batch/batch-job';
import { type BatchEnd, type BatchWish, carryOutBatch } from '../../../electron/services/batch/batch-run';
import { BUILT_IN_PACKS } from '../../support/built-in-packs';
import { smallWorkbook } from '../excel/fixtures';
import { bomb } from '../excel/hostile';
import { temporaryFolder } from '../temporary-folder';
import { contents, writeWorld } from './world-folder';

const worker = fileURLToPath(new URL('../../../dist/electron/batch-worker.js', import.meta.url));
const built = existsSync(worker);
if (!built) console.log('skipped: there is no dist/electron/batch-worker.js; run node build/bundle.mjs');

type Ran = { readonly rows: readonly UnitResult[]; readonly end: BatchEnd };

type Change = Partial<BatchWish> & {
  readonly milliseconds?: number;
  readonly worker?: string;
  /** Stops the batch when so many results are there. */
  readonly stopAfter?: number;
};

async function run(places: readonly string[], job: BatchJob, change: Change = {}): Promise<Ran> {
  const { milliseconds, stopAfter, worker: file = worker, ...wish } = change;
  const rows: UnitResult[] = [];
  const controller = new AbortController();
  const ended = await carryOutBatch(
    { places, job, resume: false, ...wish },
    {
      worker: file,
      packFolders: BUILT_IN_PACKS,
      answers: new Map(),
      log: (line) => {
        throw new Error(line);
      },
      jobs: 2,
      signal: controller.signal,
      ...(milliseconds === undefined ? {} : { milliseconds }),
    },
    {
      result: (row) => {
        rows.push(row);
        if (rows.length === stopAfter) controller.abort();
      },
      progress: () => undefined,
    },
  );
  if (!ended.ok) throw new Error(ended.problem.message);
  return { rows, end: ended.value };
}

const CHECK: BatchJob = { kind: 'check', cells: true };

describe.skipIf(!built)('a batch of files', { timeout: 240_000 }, () => {
  test('accounts for every file, however bad, in their order, and the good ones are none the worse', async () => {
    const folder = temporaryFolder();
    const good = writeWorld(folder, { units: 5, seed: 2, errorEvery: 0 });
    const first = readFileSync(join(folder, good[0]?.file ?? ''));
    const container = CFB.utils.cfb_new();
    CFB.utils.cfb_add(container, '/EncryptedPackage', Buffer.alloc(64));
    CFB.utils.cfb_add(container, '/EncryptionInfo', Buffer.alloc(64));
    const bad: Readonly<Record<string, [content: Uint8Array | string, reason: RegExp]>> = {
      '0-空.xlsx': ['', /0 字节/],
      '1-炸弹.xlsx': [bomb(200 * 1024 * 1024, 100), /损坏|不是/],
      '2-密码.xlsx': [new Uint8Array(CFB.write(container, { type: 'array' })), /密码/],
      '3-截断.xlsx': [first.subarray(0, first.length / 2), /损坏|不完整/],
      '4-别的.pdf': ['%PDF-1.7\n1 0 obj\n<<>>\nendobj', /./],
      '5-别的表.xlsx': [smallWorkbook({ 甲: '<sheetData><row><c><v>1</v></c></row></sheetData>' }), /没有/],
      '6-别的项目.juesuan': ['{"format":"juesuan-project","version":99}', /版本|较新/],
      '7-图片.png': [Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), /./],
    };
    for (const [name, [content]] of Object.entries(bad)) writeFileSync(join(folder, name), content);
    mkdirSync(join(folder, '空文件夹'));
    writeFileSync(join(folder, '.隐藏'), 'x');
    writeFileSync(join(folder, '~$打开着.xlsx'), 'x');
    symlinkSync(temporaryFolder(), join(folder, '链接'));
    const output = join(temporaryFolder(), '结果');
    const { rows, end } = await run([folder], CHECK, { output });
    expect(end.unread).toEqual([expect.stringContaining('链接”是指向另一个文件夹的链接，没有进去')]);
    const summary = readWorkbook(readFileSync(join(output, '检查结果.xlsx')));
    // On paper: across, as wide as a sheet, headings on each; without a column for what a check does not make.
    const parts = unzipSync(readFileSync(join(output, '检查结果.xlsx')));
    const [sheet, workbook] = ['worksheets/sheet1', 'workbook'].map((name) =>
      new TextDecoder().decode(parts[`xl/${name}.xml`]),
    );
    expect(sheet).toMatch(
      /<pageSetUpPr fitToPage="1"\/>.*orientation="landscape" fitToWidth="1" fitToHeight="0"/,
    );
    expect(sheet).not.toContain('做成的文件');
    expect(workbook).toContain(`localSheetId="2">'缺少和待办'!$1:$1<`);
    const missing = summary.ok ? [...(summary.value.sheets[2]?.rows.values() ?? [])] : [];
    const texts = missing.map((cells) => [...cells.values()].map(({ text }) => text).join(' '));
    expect(texts[1]).toBe(`整批 ${end.unread[0]}`);
    const names = [...good.map(({ file }) => file), ...Object.keys(bad)].sort();
    expect(rows.map(({ file }) => file)).toEqual(names.sort());
    expect(end).toMatchObject({ total: 13, counts: { passed: 5, unusable: 8 } });
    for (const row of rows) {
      const reason = bad[basename(row.file)]?.[1];
      expect(row.state, row.file).toBe(reason ? 'unusable' : 'passed');
      if (reason) expect(row.reason, row.file).toMatch(reason);
    }
    const lines = readFileSync(join(output, 'results.jsonl'), 'utf8').trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line))).toEqual(rows);
  });

  test('says who of the expected units has not reported: in its end, the workbook and the data; of another list without checking anew', async () => {
    const folder = temporaryFolder();
    const made = writeWorld(folder, { units: 4, seed: 2, errorEvery: 0 });
    const [first, second] = made.map(({ unit }) => unit.name);
    const list = join(temporaryFolder(), '应报名单.csv');
    writeFileSync(list, `单位名称,编制人数\n${first},12\n没有报的局,3\n`);
    const output = join(temporaryFolder(), '结果');
    const { end } = await run([folder], CHECK, { output, expected: list });
    expect(end.expected?.units).toMatchObject([
      { name: first, headcount: 12, state: 'reported', files: [{ file: made[0]?.file }] },
      { name: '没有报的局', headcount: 3, state: 'missing', files: [] },
    ]);
    expect(end.expected?.unknown).toHaveLength(3);
    const summary = readWorkbook(readFileSync(join(output, '检查结果.xlsx')));
    const sheet = summary.ok ? summary.value.sheets[3] : undefined;
    const rows = [...(sheet?.rows.values() ?? [])].map((cells) =>
      [...cells.values()].map(({ text }) => text),
    );
    expect(sheet?.name).toBe('应报单位');
    expect(rows.slice(0, 3)).toEqual([
      ['单位', '情况', '文件', '说明', '编制人数'],
      [first, '已报', made[0]?.file, '12'],
      ['没有报的局', '没有报', '3'],
    ]);
    const data = await openData(output);
    if (!data.ok) throw new Error(data.problem.message);
    const answer = await data.value.ask(
      'SELECT name, state, file, headcount, headcount_name FROM expected',
      10,
    );
    data.value.close();
    expect(answer.ok && answer.value.rows).toEqual([
      [first, 'reported', made[0]?.file, '12', '编制人数'],
      ['没有报的局', 'missing', null, '3', '编制人数'],
    ]);

    // Lines of text, and the units of a run before: held against what is done already.
    const lines = join(temporaryFolder(), '名单.txt');
    writeFileSync(lines, `${second}\n另一个局\n`);
    const again = await run([folder], CHECK, { output, expected: lines, resume: true });
    expect(again.end.before).toBe(4);
    expect(again.end.expected?.units.map(({ state }) => state)).toEqual(['reported', 'missing']);
    // Without a list nothing of one stays, whatever else does.
    await run([folder], CHECK, { output, resume: true });
    expect([...contents(output).keys()].filter((name) => name.includes('expected'))).toEqual([]);
    rmSync(join(folder, made[3]?.file ?? ''));
    const fewer = await run([folder], { kind: 'check', cells: false }, { expected: output });
    expect(fewer.end.expected?.units.map(({ state }) => state)).toEqual([
      'reported',
      'reported',
      'reported',
      'missing',
    ]);
    writeFileSync(lines, '');
    await expect(run([folder], CHECK, { expected: lines })).rejects.toThrow('应报名单没有读取');
  });

  test('a run that was stopped says nobody is missing', async () => {
    const folder = temporaryFolder();
    writeWorld(folder, { units: 12, seed: 2, errorEvery: 0 });
    const list = join(temporaryFolder(), '名单.txt');
    writeFileSync(list, '没有报的局\n');
    const output = join(temporaryFolder(), '结果');
    await run([folder], CHECK, { output });
    expect(existsSync(join(output, '检查结果.xlsx'))).toBe(true);
    const { end } = await run([folder], CHECK, { output, expected: list, stopAfter: 1 });
    expect(end.stoppedAt).toBeGreaterThan(0);
    expect(end.expected).toBeUndefined();
    expect(end.notices).toContain('没有做完，没有核对应报名单');
    // Nor does the workbook of the run before stand for this one; as a list of units it says that it is not whole.
    expect(existsSync(join(output, '检查结果.xlsx'))).toBe(false);
    const next = await run([folder], { kind: 'check', cells: false }, { expected: output });
    expect(next.end.expected?.told).toEqual([expect.stringContaining('上次的检查没有做完')]);
  });

  test('a list that lies among the units is none of them', async () => {
    const folder = temporaryFolder();
    const made = writeWorld(folder, { units: 2, seed: 2, errorEvery: 0 });
    const list = join(folder, '应报名单.csv');
    writeFileSync(list, `单位名称\n${made.map(({ unit }) => unit.name).join('\n')}\n`);
    const { end } = await run([folder], { kind: 'check', cells: false }, { expected: list });
    expect(end).toMatchObject({ total: 2, counts: { passed: 2, unusable: 0 } });
    expect(end.expected).toMatchObject({
      units: [{ state: 'reported' }, { state: 'reported' }],
      unknown: [],
    });
    expect(end.notices).toEqual([`“${list}”是应报名单，没有当作单位`]);
  });

  test('ends a file that never comes to an end, says so in its row, and goes on', async () => {
    const folder = temporaryFolder();
    writeWorld(folder, { units: 3, seed: 4, errorEvery: 0 });
    writeFileSync(join(folder, '0-没完没了.xlsx'), 'PK');
    // The worker as it is, but for one file over which it spins for ever.
    const beside = temporaryFolder();
    cpSync(join(dirname(worker), 'job-process-entry.js'), join(beside, 'job-process-entry.js'));
    writeFileSync(join(beside, 'package.json'), '{ "type": "module" }');
    const spinning = join(beside, 'worker.js');
    writeFileSync(
      spinning,
      `import { work as real } from ${JSON.stringify(pathToFileURL(worker).href)};
export async function work(task) {
  if (!task.unit.file.includes('没完没了')) return real(task);
  task.port.postMessage('begun');
  for (;;);
}`,
    );
    const { rows } = await run(
      [folder],
      { kind: 'check', cells: false },
      { milliseconds: 15_000, worker: spinning },
    );
    expect(rows.map(({ state }) => state)).toEqual(['unusable', 'passed', 'passed', 'passed']);
    expect(rows[0]?.reason).toMatch(/超过 15 秒/);
    expect(rows[0]?.digest).not.toBe('');
  });

  test('finds every injected mistake, names its cell, and invents none', async () => {
    const folder = temporaryFolder();
    const made = writeWorld(folder, { units: 8, seed: 8, errorEvery: 2 });
    const { rows } = await run([folder], { kind: 'check', cells: false });
    expect(made.some(({ error }) => error)).toBe(true);
    for (const [at, { file, error }] of made.entries()) {
      const row = rows[at];
      expect(row?.file).toBe(file);
      expect(row?.state, file).toBe(error ? 'failing' : 'passed');
      const cells = row?.causes.slice(0, 3).map((cause) => cause.cells[0]?.cell);
      if (error) expect(cells, file).toContain(error.cell);
    }
  });

  test('stopped and taken up again it leaves the same files, byte for byte', async () => {
    const folder = temporaryFolder();
    writeWorld(folder, { units: 7, seed: 9, errorEvery: 3 });
    writeFileSync(join(folder, '坏.xlsx'), 'PK');
    const [whole, parts] = [join(temporaryFolder(), '一次'), join(temporaryFolder(), '几次')];
    await run([folder], CHECK, { output: whole, unitsAPart: 3 });
    const stopped = await run([folder], CHECK, { output: parts, unitsAPart: 3, stopAfter: 5 });
    expect(stopped.end.stoppedAt).toBeGreaterThan(4);
    expect(stopped.end.stoppedAt).toBeLessThan(8);
    // A kill in the middle of a write: half a line.
    truncateSync(join(parts, 'results.jsonl'), readFileSync(join(parts, 'results.jsonl')).length - 7);
    const again = await run([folder], CHECK, { output: parts, unitsAPart: 3, resume: true });
    expect(again.end.before).toBe(3);
    expect(again.rows).toHaveLength(8);
    expect(contents(parts)).toEqual(contents(whole));
  });

  test('done and asked for again, all stays: the last part of the data too, however few units it has', async () => {
    const folder = temporaryFolder();
    writeWorld(folder, { units: 5, seed: 12, errorEvery: 0 });
    const output = join(temporaryFolder(), '结果');
    await run([folder], CHECK, { output, unitsAPart: 3 });
    const before = contents(output);
    expect([...before.keys()].filter((name) => name.endsWith('.parquet')).length).toBeGreaterThan(3);
    const again = await run([folder], CHECK, { output, unitsAPart: 3, resume: true });
    expect(again.end.before).toBe(5);
    expect(contents(output)).toEqual(before);
  });

  test('does anew what was changed since, and what depends on another pack or option is not gone on with', async () => {
    const folder = temporaryFolder();
    const made = writeWorld(folder, { units: 4, seed: 10, errorEvery: 0 });
    const output = join(temporaryFolder(), '结果');
    const job: BatchJob = { kind: 'export', formulas: false, notes: false };
    await run([folder], job, { output });
    const changed = join(folder, made[2]?.file ?? '');
    writeFileSync(changed, readFileSync(join(folder, made[0]?.file ?? '')));
    const again = await run([folder], job, { output, resume: true });
    expect(again.end.before).toBe(2);
    expect(again.rows[2]?.organisation).toBe(made[0]?.unit.name);
    expect(again.end.notices).toEqual([
      `“${made[0]?.unit.name}”2022年度（shanxi-2022）有 2 个文件，请核对用哪一份：${made[0]?.file}、${made[2]?.file}`,
    ]);
    await expect(run([folder], { ...job, formulas: true }, { output, resume: true })).rejects.toThrow(
      '从头做',
    );
  });

  test('never writes over files of somebody else, and tells what an earlier run made and this one did not', async () => {
    const folder = temporaryFolder();
    const made = writeWorld(folder, { units: 3, seed: 10, errorEvery: 0 });
    const job: BatchJob = { kind: 'report', format: 'txt', append: [] };
    const output = temporaryFolder();
    const other = join(output, '我的.txt');
    writeFileSync(other, '别人的');
    await expect(run([folder], job, { output })).rejects.toThrow('里有别的文件');
    expect([...contents(output).keys()]).toEqual(['/我的.txt']);
    rmSync(other);
    await run([folder], job, { output });
    const [gone] = made;
    rmSync(join(folder, gone?.file ?? ''));
    const { end } = await run([folder], job, { output });
    expect(end.notices).toEqual([expect.stringMatching(new RegExp(`还在结果文件夹里.*${gone?.path}.txt`))]);
  });

  test('no two runs write into one folder at once; a killed one holds it no longer', async () => {
    const folder = temporaryFolder();
    const made = writeWorld(folder, { units: 2, seed: 10, errorEvery: 0 });
    const output = join(temporaryFolder(), '结果');
    const first = run([folder], CHECK, { output });
    await expect.poll(() => existsSync(join(output, '.running')), { timeout: 30_000 }).toBe(true);
    await expect(run([folder], CHECK, { output, resume: true })).rejects.toThrow('正在往');
    await first;
    const whole = contents(output);
    expect([...whole.keys()].filter((name) => name.includes('.running'))).toEqual([]);
    // As a process that is no more leaves it.
    const { pid } = spawnSync(process.execPath, ['-e', '']);
    writeFileSync(join(output, '.running'), `${shortDigest(hostname())} ${pid}`);
    await run([folder], CHECK, { output, resume: true });
    expect(contents(output)).toEqual(whole);
    // A unit that is no more is not in the data either.
    rmSync(join(folder, made[1]?.file ?? ''));
    const fewer = join(temporaryFolder(), '少一个');
    await run([folder], CHECK, { output, resume: true });
    await run([folder], CHECK, { output: fewer });
    expect(contents(output)).toEqual(contents(fewer));
    writeFileSync(join(output, '.running'), `elsewhere ${pid}`);
    await expect(run([folder], CHECK, { output })).rejects.toThrow('另一台电脑');
  });

  test('makes documents and workbooks beside each other under the names of their sources', async () => {
    const folder = temporaryFolder();
    const [one] = writeWorld(folder, { units: 1, seed: 12, errorEvery: 0 }, 'juesuan');
    const path = join(folder, one?.file ?? '');
    writeFileSync(path.replace('.juesuan', '.bak'), readFileSync(path));
    const output = join(temporaryFolder(), '文本');
    const { rows } = await run([folder], { kind: 'report', format: 'txt', append: [] }, { output });
    expect(rows.map(({ made }) => made?.replace(/^.*\./, '.'))).toEqual(['.txt', '.txt']);
    expect(new Set(rows.map(({ made }) => made)).size).toBe(2);
    for (const { made } of rows)
      expect(readFileSync(join(output, made ?? ''), 'utf8')).toContain('第1局（本级）');
  });
});
