import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { runProcess } from '../cli/run-process';
import { temporaryFolder } from '../temporary-folder';
import { contents, writeWorld } from './world-folder';

const cli = fileURLToPath(new URL('../../../dist/electron/cli.js', import.meta.url));
const built = existsSync(cli);
if (!built) console.log('skipped: there is no dist/electron/cli.js; run node build/bundle.mjs');

/** How many results a run has written so far. */
function resultsIn(folder: string): number {
  const path = join(folder, 'results.jsonl');
  return existsSync(path) ? readFileSync(path, 'utf8').split('\n').length - 1 : 0;
}

describe.skipIf(!built)('a batch', { timeout: 120_000 }, () => {
  test('killed in the middle and taken up again leaves the same files, byte for byte', async () => {
    const folder = temporaryFolder();
    writeWorld(folder, { units: 12, seed: 13, errorEvery: 3 }, 'juesuan');
    const config = join(temporaryFolder(), 'config');
    const [whole, killed] = [join(temporaryFolder(), '一次'), join(temporaryFolder(), '杀掉')];
    const words = ['report', folder, '--format', 'txt', '--jobs', '2', '-o'];
    await runProcess([...words, whole], { config });
    const child = spawn(process.execPath, [cli, ...words, killed], {
      env: { ...process.env, JUESUAN_CONFIG: config },
      stdio: 'ignore',
    });
    const ended = new Promise((resolve) => child.on('close', resolve));
    while (resultsIn(killed) < 2 && child.exitCode === null) await pause(5);
    child.kill('SIGKILL');
    await ended;
    expect(child.signalCode).toBe('SIGKILL');
    const done = resultsIn(killed);
    expect(done).toBeLessThan(12);
    const again = await runProcess([...words, killed, '--resume'], { config });
    expect(again.out).toMatch(/其中 [1-9]\d* 个是上次做完的/);
    expect(contents(killed)).toEqual(contents(whole));
  });
});
