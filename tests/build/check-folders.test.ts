import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';

const SCRIPT = join(import.meta.dirname, '../../build/check-folders.mjs');

function checkFolders(files: Readonly<Record<string, string>>) {
  const root = mkdtempSync(join(realpathSync(tmpdir()), 'juesuan-folders-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  const { status, stderr } = spawnSync(process.execPath, [SCRIPT, root], { encoding: 'utf8' });
  return { status, stderr };
}

test('arrows that run one way pass, also by the alias', () => {
  const files = {
    'shared/kit/a.ts': '',
    'shared/pack/b.ts': "import { a } from '../kit/a';",
    'electron/cli/c.ts': "import { b } from '#shared/pack/b';\nimport { d } from '../files/d';",
    'electron/files/d.ts': "import { a } from '#shared/kit/a';",
  };
  expect(checkFolders(files)).toEqual({ status: 0, stderr: '' });
});

test('two folders that import each other are named with the files that do it', () => {
  const answer = checkFolders({
    'shared/pack/a.ts': "import type { B } from '../engine/b';",
    'shared/pack/other.ts': '',
    'shared/engine/b.ts': "import { other } from '../pack/other';",
  });
  expect(answer.status).toBe(1);
  expect(answer.stderr).toContain('shared/pack/a.ts imports shared/engine/b.ts');
  expect(answer.stderr).toContain('shared/engine/b.ts imports shared/pack/other.ts');
});

test('a circle over three files of one folder is found, a lazy import counts', () => {
  const answer = checkFolders({
    'renderer/grid/a.tsx': "import './b';",
    'renderer/grid/b.ts': "const c = await import('./c');",
    'renderer/grid/c.ts': "import { a } from './a';",
  });
  expect(answer.status).toBe(1);
  expect(answer.stderr).toContain('renderer/grid: ');
});
