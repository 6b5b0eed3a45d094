import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { LIMITS, type WorkerLimits } from '../../../electron/services/job-limits';
import { LimitedPool } from '../../../electron/services/limited-pool';
import { temporaryFolder } from '../temporary-folder';

const entry = fileURLToPath(new URL('../../../dist/electron/job-process-entry.js', import.meta.url));
const built = existsSync(entry);
if (!built) console.log('skipped: there is no dist/electron/job-process-entry.js; run node build/bundle.mjs');

type Job = { readonly does: string; readonly size?: number };

/**
 * A job says `does`: statements of a function that knows `size`, `port`, `jobs` (how many its process has begun), `wait`,
 * `begun` (which notes that it runs) and `end` (which waits until the process of a noted job is gone).
 */
function poolOf(limits: Partial<WorkerLimits> = {}) {
  const folder = temporaryFolder();
  const file = join(folder, 'job.js');
  const runs = join(folder, 'runs.txt');
  cpSync(entry, join(folder, 'job-process-entry.js'));
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  writeFileSync(
    file,
    `import { appendFileSync, existsSync, readFileSync } from 'node:fs';
     let jobs = 0;
     const wait = (ms) => new Promise((go) => setTimeout(go, ms));
     export async function work({ port, does, size }) {
       jobs += 1;
       port.postMessage('begun');
       const file = ${JSON.stringify(runs)};
       const begun = (name) => appendFileSync(file, name + process.pid + ';');
       const end = async (name) => {
         let pid;
         while (!(pid = new RegExp(name + '(\\\\d+)').exec(existsSync(file) ? readFileSync(file, 'utf8') : '')?.[1])) await wait(20);
         for (;;) {
           try { process.kill(Number(pid), 0); } catch { return wait(500); }
           await wait(20);
         }
       };
       const AsyncFunction = (async () => 0).constructor;
       return new AsyncFunction('size', 'port', 'jobs', 'wait', 'begun', 'end', does)(size, port, jobs, wait, begun, end);
     }`,
  );
  return {
    pool: new LimitedPool<Job>(file, { ...LIMITS, threads: 2, ...limits }),
    /** The names of what ran, in order. */
    runs: () => (existsSync(runs) ? readFileSync(runs, 'utf8').replace(/[\d;]/g, '') : ''),
  };
}

const line = (tell: (step: string, share: number) => void = () => undefined) => ({
  signal: new AbortController().signal,
  tell,
});
/** Takes memory in pieces that no engine can refuse one by one; harmless but for its own process. */
const LARGE_PIECES = 'const all = []; for (;;) all.push(new Array(8e6).fill(1.5));';

describe.skipIf(!built)('the pool of processes', { timeout: 120_000 }, () => {
  test('gives what a job gives, whatever its values, and how far it is; the process stays warm', async () => {
    const { pool } = poolOf();
    const told: [string, number][] = [];
    const does = `port.postMessage({ step: 'reading', share: 0.5 }); return { jobs, sum: 12n, none: undefined, bytes: new Uint8Array([1, 2]), known: new Map([[1, new Set(['a'])]]) };`;
    const value = {
      jobs: 1,
      sum: 12n,
      none: undefined,
      bytes: new Uint8Array([1, 2]),
      known: new Map([[1, new Set(['a'])]]),
    };
    const telling = line((step, share) => told.push([step, share]));
    expect(await pool.run({ does }, telling)).toStrictEqual({ ok: true, value });
    expect(told).toEqual([['reading', 0.5]]);
    expect(await pool.run({ does: 'return jobs;' }, line())).toEqual({ ok: true, value: 2 });
    await pool.close();
  });

  test('a job that fills its heap in large pieces ends nothing but itself', async () => {
    const { pool, runs } = poolOf({ megabytes: 200 });
    const did = await pool.run({ does: `begun('a'); ${LARGE_PIECES}` }, line());
    expect(did).toEqual({ ok: false, problem: 'too-much' });
    // Nobody else took memory, so that it is not tried again.
    expect(runs()).toBe('a');
    expect(await pool.run({ does: 'return size;', size: 3 }, line())).toEqual({ ok: true, value: 3 });
    await pool.close();
  });

  test('beside others it is done once more, alone; the others are not disturbed', async () => {
    const { pool, runs } = poolOf({ megabytes: 200 });
    const other = pool.run({ does: "begun('b'); await end('a'); begun('B'); return 'b';" }, line());
    const did = pool.run({ does: `begun('a'); ${LARGE_PIECES}` }, line());
    expect(await Promise.all([other, did])).toEqual([
      { ok: true, value: 'b' },
      { ok: false, problem: 'too-much' },
    ]);
    expect(runs().match(/a/g)).toHaveLength(2);
    expect(runs().endsWith('Ba')).toBe(true);
    await pool.close();
  });

  test.each([
    ['takes too long', 'for (;;);', { milliseconds: 300 }, 'too-slow'],
    [
      'fills its heap with small things',
      'const all = []; for (;;) all.push({ text: String(all.length) });',
      { megabytes: 60 },
      'too-much',
    ],
    [
      'takes buffers, which lie outside it',
      'const all = []; for (;;) { all.push(Buffer.alloc(1e6, 1)); await wait(1); }',
      { growth: 60 },
      'too-much',
    ],
  ] as const)('a job that %s is ended', async (_, does, limits, why) => {
    const { pool } = poolOf(limits);
    expect(await pool.run({ does }, line())).toEqual({ ok: false, problem: why });
    await pool.close();
  });

  test('a job that is cancelled is ended while it is at work, and never begun while it waits', async () => {
    const { pool, runs } = poolOf({ threads: 1 });
    const [first, second] = [new AbortController(), new AbortController()];
    const under = pool.run(
      { does: "begun('a'); port.postMessage({ step: 'reading', share: 0 }); for (;;);" },
      {
        signal: first.signal,
        tell: () => first.abort(),
      },
    );
    const waiting = pool.run({ does: "begun('b');" }, { signal: second.signal, tell: () => undefined });
    second.abort();
    expect(await Promise.all([under, waiting])).toEqual([
      { ok: false, problem: 'cancelled' },
      { ok: false, problem: 'cancelled' },
    ]);
    expect(runs()).toBe('a');
    await pool.close();
  });

  test('what a job throws, and that it left without an answer, is a bug and told as one', async () => {
    const { pool } = poolOf();
    await expect(pool.run({ does: "throw new Error('a bug');" }, line())).rejects.toThrow('a bug');
    await expect(pool.run({ does: 'process.exit(3);' }, line())).rejects.toThrow('without an answer');
    await pool.close();
  });
});
