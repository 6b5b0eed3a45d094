import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { runProcess } from '../cli/run-process';
import { temporaryFolder } from '../temporary-folder';
import { contents, writeWorld } from './world-folder';

const cli = fileURLToPath(new URL('../../../dist/electron/cli.js', import.meta.url));
const posix = process.platform !== 'win32';
if (!existsSync(cli)) console.log('skipped: there is no dist/electron/cli.js; run node build/bundle.mjs');
else if (!posix) console.log('skipped: Windows cannot bound how long the files of a process may become');

/** The process as one whose files may not grow beyond 8 blocks of 512 bytes: the system then refuses as on a full disk. */
const BOUNDED = 'ulimit -f 8 && exec "$0" "$@"';

test.runIf(posix && existsSync(cli))(
  'where a line of results has no room left a batch says so, and can be gone on with',
  { timeout: 120_000 },
  async () => {
    const folder = temporaryFolder();
    writeWorld(folder, { units: 9, seed: 21, errorEvery: 0 }, 'juesuan');
    const config = join(temporaryFolder(), 'config');
    const [whole, full] = [join(temporaryFolder(), '一次'), join(temporaryFolder(), '满')];
    await runProcess(['check', folder, '-o', whole], { config });
    const words = [process.execPath, cli, 'check', folder, '-o', full];
    const ended = spawnSync('sh', ['-c', BOUNDED, ...words], {
      env: { ...process.env, JUESUAN_CONFIG: config },
      encoding: 'utf8',
    });
    expect(ended.status).toBe(2);
    expect(ended.stderr).toContain('磁盘空间不足，「results.jsonl」没有保存');
    expect(ended.stderr).not.toContain('程序内部出错');
    expect(readdirSync(full).sort()).toEqual(['results.jsonl', 'run.json']);
    // Lines that are whole are those of files that are done.
    const lines = readFileSync(join(full, 'results.jsonl'), 'utf8').split('\n').slice(0, -1);
    expect(lines.length).toBeGreaterThan(2);
    expect(readFileSync(join(whole, 'results.jsonl'), 'utf8')).toContain(lines.join('\n'));
    const again = await runProcess(['check', folder, '-o', full, '--resume'], { config });
    expect(again.exit).toBe(0);
    expect(contents(full)).toEqual(contents(whole));
  },
);
