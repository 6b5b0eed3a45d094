import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { hostProblem } from '#shared/host/contract';
import { STEP_WORDS } from '#shared/host/progress';
import { readAnswer } from '#shared/host/read-answer';
import { failed } from '#shared/kit/result';
import { openPackLibrary } from '../../../electron/services/pack-library';
import { workbookHandlers } from '../../../electron/services/workbook';
import {
  cancelled,
  exportProject,
  importProject,
  type WorkbookRunner,
} from '../../../electron/services/workbook-jobs';
import { BUILT_IN_PACKS } from '../../support/built-in-packs';
import { eventually } from '../../support/eventually';
import { workbookPath } from '../../support/reference';
import { temporaryFolder } from '../temporary-folder';
import { ANY_FILE } from './any-file';

const packs = BUILT_IN_PACKS;
const path = workbookPath('filled');

/** Waits until it is cancelled. */
const endless: WorkbookRunner = {
  import: (_, { signal }) =>
    new Promise((resolve) => signal.addEventListener('abort', () => resolve(failed(cancelled('import'))))),
  export: (_, { signal, tell }) =>
    new Promise((resolve) => {
      tell('filling', 0.6);
      signal.addEventListener('abort', () => resolve(failed(cancelled('export'))));
    }),
  codes: async () => failed(cancelled('import')),
  pages: async () => failed(cancelled('import')),
  audit: (_, { signal }) =>
    new Promise((resolve) => signal.addEventListener('abort', () => resolve(failed(cancelled('audit'))))),
  auditCopy: (_, { signal }) =>
    new Promise((resolve) => signal.addEventListener('abort', () => resolve(failed(cancelled('export'))))),
  texts: (_, { signal }) =>
    new Promise((resolve) => signal.addEventListener('abort', () => resolve(failed(cancelled('texts'))))),
  forms: (_, { signal }) =>
    new Promise((resolve) => signal.addEventListener('abort', () => resolve(failed(cancelled('texts'))))),
  formFiles: (_, { signal }) =>
    new Promise((resolve) => signal.addEventListener('abort', () => resolve(failed(cancelled('export'))))),
  close: async () => undefined,
};

test('from the source tree the import runs in this thread', async () => {
  const answer = await workbookHandlers(packs, { named: ANY_FILE })['workbook.import']({ path, job: '1' });
  expect(answer).toMatchObject({ ok: true, value: { report: { packId: 'shanxi-2022' } } });
  expect(readAnswer('workbook.import', JSON.parse(JSON.stringify(answer)))).toEqual(answer);
  const project = answer.ok ? answer.value.project : '';
  const made = await exportProject({ project }, openPackLibrary(packs));
  const told = { ok: true, value: { path, report: made.ok ? made.value.report : undefined } };
  expect(readAnswer('workbook.export', JSON.parse(JSON.stringify(told)))).toEqual(told);
});

test('a cancelled import answers so, and its name is free again', async () => {
  const handlers = workbookHandlers(packs, { named: ANY_FILE, run: endless });
  for (const job of ['甲', '甲', '__proto__']) {
    const answer = handlers['workbook.import']({ path, job });
    expect(await handlers['workbook.cancel']({ job })).toEqual({ ok: true, value: { cancelled: true } });
    expect(await answer).toEqual({ ok: false, problem: { kind: 'cancelled', message: '已取消导入' } });
    expect(await handlers['workbook.cancel']({ job })).toEqual({ ok: true, value: { cancelled: false } });
  }
  expect(hostProblem.safeParse(cancelled('export')).success).toBe(true);
});

test('one name is one import, and cancelling ends no other', async () => {
  const handlers = workbookHandlers(packs, { named: ANY_FILE, run: endless });
  const one = handlers['workbook.import']({ path, job: '一' });
  const other = handlers['workbook.import']({ path, job: '二' });
  expect(await handlers['workbook.import']({ path, job: '一' })).toMatchObject({
    ok: false,
    problem: { kind: 'bad-request' },
  });
  await handlers['workbook.cancel']({ job: '二' });
  expect(await other).toMatchObject({ problem: { kind: 'cancelled' } });
  expect(await Promise.race([one, Promise.resolve('still running')])).toBe('still running');
  await handlers['workbook.cancel']({ job: '一' });
  await one;
});

test('a project file and a missing file are refused in words', async () => {
  const handlers = workbookHandlers(packs, { named: ANY_FILE });
  const sample = join(packs.builtIn, 'shanxi-2022', 'sample.juesuan');
  expect(await handlers['workbook.import']({ path: sample })).toMatchObject({
    problem: { kind: 'unusable-input', message: expect.stringContaining('请用“打开”') },
  });
  expect(await handlers['workbook.import']({ path: '/nowhere/甲.xlsx' })).toMatchObject({
    problem: { kind: 'not-found' },
  });
});

test('a job says how far it is: a step in words, a share that never falls', async () => {
  const library = openPackLibrary(packs);
  const told: (readonly [string, number])[] = [];
  const tell = (step: keyof typeof STEP_WORDS, share: number) => told.push([STEP_WORDS[step], share]);
  const imported = await importProject({ path }, { packs: library, tell });
  if (!imported.ok) throw new Error(imported.problem.message);
  expect([...new Set(told.map(([words]) => words))]).toEqual(['读取工作簿', '识别表格', '核对公式']);
  // Reading tells of every sheet.
  expect(told.length).toBeGreaterThan(10);
  expectRising(told.splice(0));
  const { project } = imported.value;
  await exportProject({ project, template: workbookPath('template') }, library, tell);
  expect([...new Set(told.map(([words]) => words))]).toEqual(['读取工作簿', '识别表格', '填写各表']);
  expectRising(told.splice(0));
  await exportProject({ project }, library, tell);
  expect(new Set(told.map(([words]) => words))).toEqual(new Set(['填写各表']));
});

function expectRising(told: readonly (readonly [string, number])[]): void {
  const shares = told.map(([, share]) => share);
  expect(shares).toEqual(shares.toSorted((one, other) => one - other));
  expect(shares.every((share) => share >= 0 && share < 1)).toBe(true);
}

test('an export under way is watched and cancelled by its name, and writes nothing then', async () => {
  const handlers = workbookHandlers(packs, { named: ANY_FILE, run: endless });
  const target = join(temporaryFolder(), '出.xlsx');
  const progress = () => handlers['workbook.progress']({ job: '出' });
  expect(await progress()).toEqual({ ok: true, value: { progress: null } });
  const answer = handlers['workbook.export']({ project: '{}', path: target, job: '出' });
  await eventually(async () =>
    expect(await progress()).toEqual({ ok: true, value: { progress: { step: 'filling', share: 0.6 } } }),
  );
  expect(await handlers['workbook.cancel']({ job: '出' })).toEqual({ ok: true, value: { cancelled: true } });
  expect(await answer).toEqual({
    ok: false,
    problem: { kind: 'cancelled', message: '已取消导出，没有写入文件' },
  });
  expect(existsSync(target)).toBe(false);
  expect(await progress()).toEqual({ ok: true, value: { progress: null } });
});
