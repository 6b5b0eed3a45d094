import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { type Ended, runProcess } from '../cli/run-process';
import { temporaryFolder } from '../temporary-folder';
import { contents, writeWorld } from './world-folder';

const cli = fileURLToPath(new URL('../../../dist/electron/cli.js', import.meta.url));
const built = existsSync(cli);
if (!built) console.log('skipped: there is no dist/electron/cli.js; run node build/bundle.mjs');

type Interrupt = {
  readonly config: string;
  /** What is said when it is time for the first interrupt. */
  readonly when: (error: string) => boolean;
  readonly times: number;
};

/** `juesuan …`, interrupted as a terminal does: the whole group of processes hears of it. */
async function interrupted(words: readonly string[], { config, when, times }: Interrupt): Promise<Ended> {
  const child = spawn(process.execPath, [cli, ...words], {
    env: { ...process.env, JUESUAN_CONFIG: config },
    detached: true,
  });
  let [out, error] = ['', ''];
  child.stdout.on('data', (chunk) => (out += chunk));
  child.stderr.on('data', (chunk) => (error += chunk));
  const ended = new Promise<Ended>((resolve) => child.on('close', (exit) => resolve({ exit, out, error })));
  await expect.poll(() => when(error), { timeout: 60_000, interval: 5 }).toBe(true);
  for (let time = 0; time < times; time += 1) process.kill(-(child.pid ?? 0), 'SIGINT');
  return ended;
}

describe.skipIf(!built)('an interrupt', { timeout: 180_000 }, () => {
  test.each([1, 2])('%i times ends a batch, which is gone on with to the same files', async (times) => {
    const folder = temporaryFolder();
    writeWorld(folder, { units: 10, seed: 13, errorEvery: 3 }, 'juesuan');
    const config = join(temporaryFolder(), 'config');
    const [whole, parts] = [join(temporaryFolder(), '一次'), join(temporaryFolder(), '停下')];
    await runProcess(['check', folder, '-o', whole], { config });
    const results = join(parts, 'results.jsonl');
    const ended = await interrupted(['check', folder, '--jobs', '1', '-o', parts], {
      config,
      when: () => existsSync(results) && readFileSync(results, 'utf8').includes('\n'),
      times,
    });
    if (times === 1) {
      expect(ended.exit).toBe(130);
      expect(ended.error).toContain('正在停止');
      expect(ended.out).toMatch(/已停止，还有 \d+ 个没有做；用同样的命令加 --resume 接着做/);
    }
    const again = await runProcess(['check', folder, '-o', parts, '--resume'], { config });
    expect(again.out).toContain('共 10 个文件');
    expect(contents(parts)).toEqual(contents(whole));
  });

  test('of a sum leaves no file, and says so', async () => {
    const folder = temporaryFolder();
    writeWorld(folder, { units: 10, seed: 13, errorEvery: 0 }, 'juesuan');
    const config = join(temporaryFolder(), 'config');
    const output = join(folder, '汇总.juesuan');
    const ended = await interrupted(['consolidate', folder, '--jobs', '1', '-o', output], {
      config,
      when: (error) => error.includes('已做'),
      times: 1,
    });
    expect(ended).toMatchObject({ exit: 130, error: expect.stringContaining('没有汇总，没有写文件') });
    expect(existsSync(output)).toBe(false);
  });

  test('is what a reader is that goes away, where results go nowhere else', async () => {
    const folder = temporaryFolder();
    writeWorld(folder, { units: 10, seed: 13, errorEvery: 0 }, 'juesuan');
    const { exit, error } = await runProcess(['check', folder, '--json', '--jobs', '1'], { unread: true });
    expect([exit, error]).toEqual([141, '']);
    const output = join(temporaryFolder(), '结果');
    const kept = await runProcess(['check', folder, '--json', '-o', output], { unread: true });
    expect(kept.error).toContain('共 10 个文件：通过 10');
    expect(readFileSync(join(output, 'results.jsonl'), 'utf8').trim().split('\n')).toHaveLength(10);
  });
});
