import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
const COPIED = ['shared', 'build', 'biome.json', 'tsconfig.json', 'package.json', '.gitignore'];

/** A check never seen to fail is no check: each forbidden import is planted in a copy of the tree and refused there. */
let tree = '';

beforeAll(() => {
  tree = mkdtempSync(join(realpathSync(tmpdir()), 'juesuan-layers-'));
  for (const name of COPIED) cpSync(join(ROOT, name), join(tree, name), { recursive: true });
  symlinkSync(realpathSync(join(ROOT, 'node_modules')), join(tree, 'node_modules'), 'junction');
});

afterAll(() => rmSync(tree, { recursive: true, force: true }));

function plant(file: string, source: string): void {
  mkdirSync(dirname(join(tree, file)), { recursive: true });
  writeFileSync(join(tree, file), source);
}

/** What `npm run check:style` runs, on one file. */
function checkStyle(file: string) {
  return runTool('@biomejs/biome/bin/biome', ['check', '--error-on-warnings', '--colors=off', file]);
}

function runTool(script: string, args: readonly string[]) {
  const tool = join(tree, 'node_modules', script);
  const { status, stdout, stderr } = spawnSync(process.execPath, [tool, ...args], {
    cwd: tree,
    encoding: 'utf8',
  });
  return { status, output: stdout + stderr };
}

describe('the linter refuses', () => {
  const refused: readonly [file: string, source: string, message: string][] = [
    ['shared/planted.ts', "import fs from 'node:fs';\n\nexport const planted = fs;\n", 'shared/ is pure'],
    ['shared/planted.ts', "import fs from 'fs';\n\nexport const planted = fs;\n", 'shared/ is pure'],
    [
      'shared/planted.ts',
      "import { useState } from 'react';\n\nexport const planted = useState;\n",
      'shared/ is pure',
    ],
    ['shared/kit/planted.ts', "export const planted = () => import('node:fs');\n", 'shared/ is pure'],
    ['shared/kit/planted.ts', "export { readFile } from 'node:fs/promises';\n", 'shared/ is pure'],
    ['shared/kit/planted.ts', "export { app } from 'electron';\n", 'shared/ is pure'],
    ['shared/kit/planted.ts', "export { main } from '../../electron/main';\n", 'shared/ is pure'],
    [
      'electron/planted.ts',
      "import { createGrid } from 'ag-grid-community';\n\nexport const planted = createGrid;\n",
      'electron/ imports shared/',
    ],
    ['electron/planted.ts', "export { planted } from '../renderer/planted';\n", 'electron/ imports shared/'],
    [
      'renderer/planted.ts',
      "import { app } from 'electron';\n\nexport const planted = app;\n",
      'renderer/ imports shared/',
    ],
    ['renderer/planted.ts', "export { planted } from '../electron/planted';\n", 'renderer/ imports shared/'],
    ['renderer/planted.ts', "export { readFile } from 'node:fs/promises';\n", 'renderer/ imports shared/'],
    [
      'shared/planted.ts',
      'export const planted = (list: number[], more: number[]) => list.push(0, ...more);\n',
      'A long list spread into arguments throws',
    ],
    [
      'electron/planted.ts',
      'export const planted = (list: readonly number[]) => Math.max(0, ...list);\n',
      'A long list spread into arguments throws',
    ],
  ];

  test.each(refused)('%s: %s', (file, source, message) => {
    plant(file, source);
    const { status, output } = checkStyle(file);
    expect(status, output).not.toBe(0);
    expect(output).toContain(message);
  });

  test('nothing in a file that keeps to its layer', () => {
    plant('shared/planted.ts', "import { z } from 'zod';\n\nexport const planted = z;\n");
    plant('electron/planted.ts', "import fs from 'node:fs';\n\nexport const planted = fs;\n");
    plant('renderer/planted.ts', "import { useState } from 'react';\n\nexport const planted = useState;\n");
    for (const layer of ['shared', 'electron', 'renderer']) {
      const { status, output } = checkStyle(`${layer}/planted.ts`);
      expect(status, output).toBe(0);
    }
  });
});

describe('the compiler refuses in shared/', () => {
  const typeCheck = () =>
    runTool('typescript/bin/tsc', ['-p', 'build/tsconfig.shared.json', '--pretty', 'false']);

  test.each([
    ["import fs from 'node:fs';\n\nexport const planted = fs;\n", 'TS2591'],
    ["import fs from 'fs';\n\nexport const planted = fs;\n", 'TS2591'],
    ['export const planted = document.title;\n', 'TS2584'],
    ['export const planted = process.cwd();\n', 'TS2591'],
  ])('%s', (source, code) => {
    plant('shared/planted.ts', source);
    const { status, output } = typeCheck();
    expect(status).not.toBe(0);
    expect(output).toMatch(new RegExp(`^shared/planted\\.ts.*error ${code}`, 'm'));
  });

  test('nothing in shared/ as it is', () => {
    rmSync(join(tree, 'shared/planted.ts'), { force: true });
    rmSync(join(tree, 'shared/kit/planted.ts'), { force: true });
    const { status, output } = typeCheck();
    expect(output).toBe('');
    expect(status).toBe(0);
  });
});
