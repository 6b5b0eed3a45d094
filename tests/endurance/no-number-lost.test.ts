import fc from 'fast-check';
import { expect, test } from 'vitest';
import { accountant } from '../support/account-for';
import { compositions, subjects } from '../support/office-compositions';
import { SEED, SHARE } from './seeds';

const RUNS = Math.ceil(2500 * SHARE);

test.each([...(await subjects())])(
  `%s: ${RUNS} compositions of three habits leave no number in a wrong cell and none unlisted`,
  (id, subject) => {
    const accountFor = accountant(subject.pack, subject.workbook);
    let runs = 0;
    fc.assert(
      fc.property(compositions(subject), (vary) => {
        runs += 1;
        expect(accountFor(vary(subject.workbook))).toEqual({ wrong: [], lost: [] });
      }),
      { seed: SEED, numRuns: RUNS },
    );
    console.log(`${id}: ${runs} compositions, seed ${SEED}`);
  },
);
