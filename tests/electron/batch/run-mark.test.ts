import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { markRun, RUN_MARK } from '../../../electron/services/batch/run-mark';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'juesuan-mark-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('one run at a time: the second is refused until the first is done', async () => {
  const first = await markRun(folder);
  if (!first.ok) throw new Error(first.problem.message);
  expect(await markRun(folder)).toMatchObject({
    problem: { message: expect.stringContaining('请等它结束，或换一个结果文件夹') },
  });
  await first.value();
  expect(existsSync(join(folder, RUN_MARK))).toBe(false);
  expect(await markRun(folder)).toMatchObject({ ok: true });
});

test('of an empty mark, which a power failure leaves, the refusal says what to delete', async () => {
  const path = join(folder, RUN_MARK);
  writeFileSync(path, '');
  expect(await markRun(folder)).toMatchObject({
    problem: { message: expect.stringContaining(`确知它已经结束时，删除“${path}”再试`) },
  });
});
