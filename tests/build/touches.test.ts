import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeEach, expect, onTestFinished, test } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
const STAMP = pathToFileURL(join(ROOT, 'build/stamp.mjs')).href;

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(realpathSync(tmpdir()), 'juesuan-touches-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  mkdirSync(join(folder, 'inner/deep'), { recursive: true });
  writeFileSync(join(folder, 'outer.ts'), 'outer');
  writeFileSync(join(folder, 'inner/deep/a.ts'), 'a');
});

/** Of targets made from these, in the order asked for: whether they are untouched is told by it alone. */
function touches(...targets: readonly (readonly string[])[]): readonly string[] {
  const inputs = targets.map((paths) => paths.map((path) => relative(ROOT, join(folder, path))));
  const script = `import { touchesOf } from '${STAMP}'; console.log(JSON.stringify(touchesOf(${JSON.stringify(inputs)})))`;
  const told = execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' });
  return JSON.parse(told) as string[];
}

test('a target within another is told the same, whichever is asked for first', () => {
  const [whole, within] = touches(['.'], ['inner']);
  expect(touches(['inner'], ['.'])).toEqual([within, whole]);
  expect(touches(['inner'])).toEqual([within]);
  expect(whole).not.toBe(within);
});

test('what is written, added or taken away touches the targets made from it and no other', () => {
  const all = (): readonly string[] => touches(['outer.ts', 'missing.ts'], ['inner']);
  const steps: readonly (() => void)[] = [
    () => writeFileSync(join(folder, 'inner/deep/a.ts'), 'b'),
    () => writeFileSync(join(folder, 'inner/deep/c.ts'), ''),
    () => rmSync(join(folder, 'inner/deep/c.ts')),
    () => utimesSync(join(folder, 'inner/deep/a.ts'), 1, 1),
  ];
  let before = all();
  for (const step of steps) {
    step();
    const after = all();
    expect(after[0]).toBe(before[0]);
    expect(after[1]).not.toBe(before[1]);
    before = after;
  }
  writeFileSync(join(folder, 'missing.ts'), '');
  expect(all()[0]).not.toBe(before[0]);
});
