import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';

const SCRIPT = join(import.meta.dirname, '../../build/check-sizes.mjs');

function checkSizes(files: Readonly<Record<string, number>>) {
  const root = mkdtempSync(join(realpathSync(tmpdir()), 'juesuan-sizes-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  for (const [path, lines] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), '\n'.repeat(lines));
  }
  const { status, stdout, stderr } = spawnSync(process.execPath, [SCRIPT, root], { encoding: 'utf8' });
  return { status, stdout, stderr };
}

test('300 lines pass with a notice, 301 do not', () => {
  expect(checkSizes({ 'shared/a.ts': 300, 'shared/b.ts': 200 })).toEqual({
    status: 0,
    stdout: `notice  ${join('shared', 'a.ts')}: 300 lines\n`,
    stderr: '',
  });
  const tooLong = checkSizes({ 'renderer/deep/x.tsx': 301 });
  expect(tooLong.status).toBe(1);
  expect(tooLong.stderr).toContain(`${join('renderer', 'deep', 'x.tsx')}: 301 lines`);
});

test('data and what is no source may be long', () => {
  const files = { 'shared/packs/p/tables/01.ts': 900, 'shared/a.csv': 900, 'tests/long.ts': 900 };
  expect(checkSizes(files)).toEqual({ status: 0, stdout: '', stderr: '' });
});
