import { cpSync, existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { LIMITS, type WorkerLimits } from '../../../electron/services/job-limits';
import { JobThread } from '../../../electron/services/job-thread';
import { temporaryFolder } from '../temporary-folder';

const entry = fileURLToPath(new URL('../../../dist/electron/job-thread-entry.js', import.meta.url));
const built = existsSync(entry);
if (!built) console.log('skipped: there is no dist/electron/job-thread-entry.js; run node build/bundle.mjs');

/** A thread whose job is these statements; `hints` holds what it was prepared with. */
function thread(
  statements: string,
  limits: Partial<WorkerLimits> = {},
): JobThread<{ readonly size: number }> {
  const folder = temporaryFolder();
  cpSync(entry, join(folder, 'job-thread-entry.js'));
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  writeFileSync(
    join(folder, 'job.js'),
    `const hints = [];
     export const prepare = (hint) => hints.push(hint);
     export async function work({ port, size }) { port.postMessage('begun'); ${statements} }`,
  );
  return new JobThread(folder, 'job.js', 'check', { ...LIMITS, ...limits });
}

describe.skipIf(!built)('the thread of one job', () => {
  test('gives what the job gives, prepared for it before', { timeout: 60_000 }, async () => {
    const done = await thread('return { size, hints };').run({ size: 3 });
    expect(done).toEqual({ ok: true, value: { size: 3, hints: ['check'] } });
  });

  test('says what threw', { timeout: 60_000 }, async () => {
    await expect(thread("throw new Error('a bug');").run({ size: 3 })).rejects.toThrow('a bug');
  });

  test.each([
    ['takes too long', 'for (;;);', { milliseconds: 200 }, 'too-slow'],
    [
      'fills its heap',
      'const all = []; for (;;) all.push({ text: String(all.length * size) });',
      { megabytes: 60 },
      'too-much',
    ],
    [
      'makes the process grow',
      'const all = []; for (;;) { all.push(Buffer.alloc(size * 1000, 1)); await new Promise((go) => setTimeout(go, 5)); }',
      { growth: 60 },
      'too-much',
    ],
  ] as const)('is ended when it %s', { timeout: 60_000 }, async (_, statements, limits, why) => {
    expect(await thread(statements, limits).run({ size: 1000 })).toEqual({ ok: false, problem: why });
  });
});
