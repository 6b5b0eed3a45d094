import fc from 'fast-check';
import { expect, test } from 'vitest';
import { accountant } from '../../support/account-for';
import { compositions, subjects } from '../../support/office-compositions';

// The account cannot yet tell apart from a wrong cell: a renamed text that is itself what a cell holds (Beijing's 12), and
// the first of several rows of one code, spoilt, so that the next one takes its number (Sichuan's 09).
const NOT_ACCOUNTED = ['beijing-2024', 'sichuan-2024'];
test.skip.each(NOT_ACCOUNTED)(
  '%s: not run, its renamed texts and running numbers are not accounted for yet',
  (id) => expect(id).toBe('accounted for'),
);

test.each([...(await subjects())].filter(([id]) => !NOT_ACCOUNTED.includes(id)))(
  '%s: after any three habits of offices each number is in its cell or listed with its place, and none is in another’s',
  (_, subject) => {
    const accountFor = accountant(subject.pack, subject.workbook);
    fc.assert(
      fc.property(compositions(subject), (vary) => {
        expect(accountFor(vary(subject.workbook))).toEqual({ wrong: [], lost: [] });
      }),
      { seed: 20_221_129, numRuns: 100 },
    );
  },
  // Each run varies, locates and reads a whole workbook; a failing one is made smaller step by step.
  300_000,
);
