import { describe, expect, test } from 'vitest';
import { issuesOf, readContent } from '../../support/read-content';
import { loadShanxi, readFixture } from '../../support/reference';
import { AMOUNTS } from './cases/amounts';
import { CODES } from './cases/codes';
import { COLUMNS } from './cases/columns';
import { HEADERS } from './cases/headers';
import { PAGES } from './cases/pages';
import { PLACES } from './cases/places';
import { SHEETS } from './cases/sheets';
import { WORDS } from './cases/words';

const pack = loadShanxi();
const workbook = readFixture('filled');
const expected = readContent(pack, workbook);

describe.each([
  ['sheets', SHEETS],
  ['places', PLACES],
  ['headers', HEADERS],
  ['columns', COLUMNS],
  ['pages', PAGES],
  ['codes', CODES],
  ['amounts', AMOUNTS],
  ['words', WORDS],
])('%s', (_, cases) => {
  test.each(cases)('%s', (name, vary) => {
    const varied = vary(workbook);
    expect(varied).not.toEqual(workbook);
    expect(readContent(pack, varied)).toEqual(expected);
    if (!/copy/.test(name)) expect(issuesOf(pack, varied)).toEqual([]);
  });
});
