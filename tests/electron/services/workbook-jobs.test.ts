import { join } from 'node:path';
import { expect, test } from 'vitest';
import { HOST_CALLS, hostProblem } from '#shared/host/contract';
import { failed } from '#shared/kit/result';
import { workbookHandlers } from '../../../electron/services/workbook';
import { CANCELLED, type WorkbookRunner } from '../../../electron/services/workbook-jobs';
import { BUILT_IN_PACKS } from '../../support/built-in-packs';
import { workbookPath } from '../../support/reference';

const packs = BUILT_IN_PACKS;
const path = workbookPath('filled');

/** Waits until it is cancelled. */
const endless: WorkbookRunner = {
  import: (_, signal) =>
    new Promise((resolve) => signal.addEventListener('abort', () => resolve(failed(CANCELLED)))),
  export: async () => failed(CANCELLED),
  codes: async () => failed(CANCELLED),
};

test('from the source tree the import runs in this thread', async () => {
  const answer = await workbookHandlers(packs)['workbook.import']({ path, job: '1' });
  expect(answer).toMatchObject({ ok: true, value: { report: { packId: 'shanxi-2022' } } });
  expect(answer.ok && HOST_CALLS['workbook.import'].response.parse(answer.value)).toBeTruthy();
});

test('a cancelled import answers so, and its name is free again', async () => {
  const handlers = workbookHandlers(packs, { run: endless });
  for (const job of ['甲', '甲', '__proto__']) {
    const answer = handlers['workbook.import']({ path, job });
    expect(await handlers['workbook.cancel']({ job })).toEqual({ ok: true, value: { cancelled: true } });
    expect(await answer).toEqual({ ok: false, problem: { kind: 'cancelled', message: '已取消导入' } });
    expect(await handlers['workbook.cancel']({ job })).toEqual({ ok: true, value: { cancelled: false } });
  }
  expect(hostProblem.safeParse(CANCELLED).success).toBe(true);
});

test('one name is one import, and cancelling ends no other', async () => {
  const handlers = workbookHandlers(packs, { run: endless });
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
  const handlers = workbookHandlers(packs);
  const sample = join(packs.builtIn, 'shanxi-2022', 'sample.juesuan');
  expect(await handlers['workbook.import']({ path: sample })).toMatchObject({
    problem: { kind: 'unusable-input', message: expect.stringContaining('请用“打开”') },
  });
  expect(await handlers['workbook.import']({ path: '/nowhere/甲.xlsx' })).toMatchObject({
    problem: { kind: 'not-found' },
  });
});
