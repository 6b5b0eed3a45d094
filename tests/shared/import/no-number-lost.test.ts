import fc from 'fast-check';
import { expect, test } from 'vitest';
import { accountant } from '../../support/account-for';
import { compositions, subjects } from '../../support/office-compositions';

test.each([...(await subjects())])(
  '%s: after any three habits of offices each number is in its cell or listed with its place, and none is in another’s',
  (_, subject) => {
    const accountFor = accountant(subject.pack, subject.workbook);
    fc.assert(
      fc.property(compositions(subject), (vary) => {
        expect(accountFor(vary(subject.workbook))).toEqual({ wrong: [], lost: [] });
      }),
      { seed: 20_221_129, numRuns: 150 },
    );
  },
  // Each run varies, locates and reads a whole workbook; a failing one is made smaller step by step.
  300_000,
);
