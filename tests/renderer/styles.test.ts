import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const RENDERER = fileURLToPath(new URL('../../renderer/', import.meta.url));

test('every style sheet of the page has its place in the one order', () => {
  const listed = [...readFileSync(`${RENDERER}styles.ts`, 'utf8').matchAll(/^import '\.\/(.+\.css)';$/gm)];
  const sheets = readdirSync(RENDERER, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.css'),
  );
  expect(listed.map(([, name]) => name).toSorted()).toEqual(
    sheets.map((name) => name.replaceAll('\\', '/')).toSorted(),
  );
});
