import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { readWorkbook } from '../../../electron/excel/read-workbook';
import { issuesOf, readContent } from '../../support/read-content';
import { loadShanxi, readFixture } from '../../support/reference';

const pack = loadShanxi();
const expected = readContent(pack, readFixture('filled'));
const FOLDER = fileURLToPath(new URL('../../fixtures/variations/', import.meta.url));

/** Made by tests/fixtures/make/make_variations.py: by hand, and by LibreOffice. */
const FILES = readdirSync(FOLDER).toSorted();

test('there are files in every format', () => {
  expect(new Set(FILES.map((file) => file.split('.').at(-1)))).toEqual(new Set(['ods', 'xls', 'xlsx']));
});

test.each(FILES)('%s reads as the reference does', (file) => {
  const workbook = readWorkbook(readFileSync(FOLDER + file));
  if (!workbook.ok) throw new Error(workbook.problem.kind);
  expect(readContent(pack, workbook.value)).toEqual(expected);
  expect(issuesOf(pack, workbook.value)).toEqual([]);
});
