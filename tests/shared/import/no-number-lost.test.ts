import fc from 'fast-check';
import { expect, test } from 'vitest';
import { accountFor, compositions } from '../../support/office-compositions';
import { loadShanxi, readFixture } from '../../support/reference';

const pack = loadShanxi();
const workbook = readFixture('filled');

test('after any three habits of offices each number is in its cell or listed, and none is in another’s', () => {
  fc.assert(
    fc.property(compositions(pack), (vary) => {
      expect(accountFor(pack, workbook, vary(workbook))).toEqual({ wrong: [], lost: [] });
    }),
    { seed: 20_221_129, numRuns: 120, endOnFailure: true },
  );
}, 300_000);
