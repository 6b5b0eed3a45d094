import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../temporary-folder';

const SIZE = 256 * 1024 * 1024;

/** Killed halfway: the one proof that the old file stays whole which does not rest on reading the code. */
test('a save killed while it writes leaves the old file whole', async () => {
  const folder = temporaryFolder();
  const code = join(folder, 'code');
  await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      outDir: code,
      ssr: join(import.meta.dirname, '../../../electron/files/atomic-write.ts'),
      rolldownOptions: { output: { entryFileNames: 'atomic-write.mjs' } },
    },
  });
  const work = join(folder, 'work');
  mkdirSync(work);
  const path = join(work, '决算.juesuan');
  writeFileSync(path, 'old and whole');
  const script = `
    import { writeFileAtomically } from ${JSON.stringify(pathToFileURL(join(code, 'atomic-write.mjs')).href)};
    await writeFileAtomically(${JSON.stringify(path)}, Buffer.alloc(${SIZE}, 120));
  `;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script], { stdio: 'inherit' });
  const gone = once(child, 'exit');
  const halfway = () => readdirSync(work).find((name) => name.endsWith('.tmp') && size(join(work, name)) > 0);
  while (child.exitCode === null && halfway() === undefined) await pause(1);
  child.kill('SIGKILL');
  await gone;
  const left = halfway();
  expect(left, 'it was killed before the rename').toBeDefined();
  expect(size(join(work, left ?? ''))).toBeLessThan(SIZE);
  expect(readFileSync(path, 'utf8')).toBe('old and whole');
});

function size(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}
