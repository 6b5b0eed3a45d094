import fc from 'fast-check';
import { expect, test } from 'vitest';
import { accountFor, compositions } from '../support/office-compositions';
import { loadShanxi, readFixture } from '../support/reference';

const pack = loadShanxi();
const workbook = readFixture('filled');

test('5,000 compositions of three habits leave no number in a wrong cell and none unlisted', () => {
  fc.assert(
    fc.property(compositions(pack), (vary) => {
      expect(accountFor(pack, workbook, vary(workbook))).toEqual({ wrong: [], lost: [] });
    }),
    { seed: 20_221_129, numRuns: 5000 },
  );
});
