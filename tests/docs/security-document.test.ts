import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
const text = readFileSync(join(ROOT, 'docs/SECURITY.md'), 'utf8').replace(/\n */g, ' ');

const tests = readdirSync(join(ROOT, 'tests'), { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.test.ts'))
  .map((path) => `tests/${path.replaceAll('\\', '/')}`);

/** Each test file that the document names, with the titles quoted after it. */
const named = [...text.matchAll(/`([^`]*\.test\.ts)`((?:[ ,(;]|“[^”]*”)*)/g)].map(
  ([, file = '', after = '']) => ({
    file,
    titles: [...after.matchAll(/“([^”]*)”/g)].map(([, title = '']) => title),
  }),
);

const cases = named.flatMap(({ file, titles }) => [
  { file, title: '' },
  ...titles.map((title) => ({ file, title })),
]);

test('the document names a test for what it promises', () => {
  expect(named.length).toBeGreaterThan(20);
  expect(cases.filter(({ title }) => title !== '').length).toBeGreaterThan(10);
});

test.each(cases)('SECURITY.md: $file “$title” is there', ({ file, title }) => {
  const found = tests.filter((path) => path === file || basename(path) === file);
  expect(found).toHaveLength(1);
  const source = readFileSync(join(ROOT, found[0] ?? ''), 'utf8');
  // An ellipsis stands for what was left out of a title.
  for (const part of title.split('…')) expect(source).toContain(part);
});
