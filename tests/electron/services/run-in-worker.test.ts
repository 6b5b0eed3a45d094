import { existsSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { LIMITS } from '../../../electron/services/job-limits';
import { openPackLibrary } from '../../../electron/services/pack-library';
import { runInWorker } from '../../../electron/services/run-in-worker';
import { workbookHandlers } from '../../../electron/services/workbook';
import { exportProject, importProject } from '../../../electron/services/workbook-jobs';
import { BUILT_IN_PACKS } from '../../support/built-in-packs';
import { workbookPath } from '../../support/reference';
import { smallWorkbook } from '../excel/fixtures';
import { temporaryFolder } from '../temporary-folder';
import { ANY_FILE } from './any-file';

const packs = BUILT_IN_PACKS;
const worker = fileURLToPath(new URL('../../../dist/electron/workbook-worker.js', import.meta.url));
const built = existsSync(worker);
if (!built) console.log('skipped: there is no dist/electron/workbook-worker.js; run node build/bundle.mjs');
const path = workbookPath('filled');
const running = () => ({ signal: new AbortController().signal, tell: () => undefined });

/** A workbook that takes seconds to read. */
function longWorkbook(): string {
  const file = join(temporaryFolder(), '很长.xlsx');
  const row = `<row>${'<c t="inlineStr"><is><t>公开01表</t></is></c>'.repeat(4)}</row>`;
  writeFileSync(file, smallWorkbook({ 甲: `<sheetData>${row.repeat(120_000)}</sheetData>` }));
  return file;
}

describe.skipIf(!built)('the bundled worker', () => {
  test('gives what this thread gives, while this thread goes on', async () => {
    let turns = 0;
    const watch = setInterval(() => {
      turns += 1;
    }, 5);
    const beside = await workbookHandlers(packs, { named: ANY_FILE, run: runInWorker(worker, packs) })[
      'workbook.import'
    ]({
      path,
    });
    clearInterval(watch);
    const here = await importProject({ path }, { packs: openPackLibrary(packs) });
    expect(beside).toEqual(here.ok && { ok: true, value: { ...here.value, notices: [] } });
    // Reading takes some hundred milliseconds, in which a blocked thread would take no turn at all.
    expect(turns).toBeGreaterThan(10);
  });

  test('is ended when the import is cancelled', async () => {
    const handlers = workbookHandlers(packs, { named: ANY_FILE, run: runInWorker(worker, packs) });
    const answer = handlers['workbook.import']({ path: longWorkbook(), job: '甲' });
    await new Promise((resolve) => setTimeout(resolve, 500));
    await handlers['workbook.cancel']({ job: '甲' });
    expect(await answer).toEqual({ ok: false, problem: { kind: 'cancelled', message: '已取消导入' } });
  });

  test('tells how far it is before it answers', async () => {
    const told: string[] = [];
    const line = { signal: new AbortController().signal, tell: (step: string) => told.push(step) };
    expect((await runInWorker(worker, packs).import({ path }, line)).ok).toBe(true);
    expect([...new Set(told)]).toEqual(['reading', 'recognising', 'checking']);
  });

  test('is ended when it takes too long, and when it takes too much', async () => {
    const file = longWorkbook();
    const slow = runInWorker(worker, packs, { ...LIMITS, milliseconds: 300, megabytes: 1024 });
    expect(await slow.import({ path: file }, running())).toMatchObject({
      problem: { kind: 'unusable-input', message: expect.stringContaining('已停止；请只保留公开表') },
    });
    const small = runInWorker(worker, packs, { ...LIMITS, milliseconds: 60_000, megabytes: 60 });
    expect(await small.import({ path: file }, running())).toMatchObject({
      problem: { kind: 'unusable-input', message: expect.stringContaining('“很长.xlsx”内容过大，内存不够') },
    });
  });

  test('is ended when the process grows by more than it may, whatever it is that grows', async () => {
    const bound = runInWorker(worker, packs, { ...LIMITS, growth: 40 });
    expect(await bound.import({ path: longWorkbook() }, running())).toMatchObject({
      problem: { kind: 'unusable-input', message: expect.stringContaining('“很长.xlsx”内容过大，内存不够') },
    });
  });

  test('reads a few at once, lets some wait, and says so to the rest, whatever their number', async () => {
    const pool = runInWorker(worker, packs, { ...LIMITS, threads: 1, waiting: 2 });
    const answers = await Promise.all(Array.from({ length: 40 }, () => pool.import({ path }, running())));
    expect(answers.filter((answer) => answer.ok).length).toBeLessThanOrEqual(3);
    expect(answers.filter((answer) => answer.ok).length).toBeGreaterThan(0);
    const refused = answers.flatMap((answer) => (answer.ok ? [] : [answer.problem.message]));
    expect(new Set(refused)).toEqual(
      new Set([`“${basename(path)}”没有处理：同时进行的工作太多，请等其他工作结束后重试`]),
    );
    expect(await pool.import({ path }, running())).toMatchObject({ ok: true });
  });

  test('exports what this thread exports', async () => {
    const library = openPackLibrary(packs);
    const imported = await importProject({ path }, { packs: library });
    if (!imported.ok) throw new Error(imported.problem.message);
    const job = { project: imported.value.project, template: workbookPath('template') };
    const beside = await runInWorker(worker, packs).export(job, running());
    expect(beside).toEqual(await exportProject(job, library));
    const small = runInWorker(worker, packs, { ...LIMITS, milliseconds: 20, megabytes: 1024 });
    expect(await small.export({ project: imported.value.project }, running())).toMatchObject({
      problem: { message: '导出处理超过 0 秒，已停止，请关闭其他程序后重试' },
    });
  });

  test('starts nothing when the import is cancelled already', async () => {
    const answer = await runInWorker('/nowhere/worker.js', packs).import(
      { path },
      { ...running(), signal: AbortSignal.abort() },
    );
    expect(answer).toMatchObject({ problem: { kind: 'cancelled' } });
  });
});
