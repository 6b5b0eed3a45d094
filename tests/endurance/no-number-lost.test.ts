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
    // All that fail are told, not the first: each kind of fault shows itself by several.
    const failing = fc
      .sample(compositions(subject), { seed: SEED, numRuns: RUNS })
      .map((vary) => ({ habits: fc.stringify(vary), ...accountFor(vary(subject.workbook)) }))
      .filter(({ wrong, lost }) => wrong.length + lost.length > 0);
    for (const { habits, wrong, lost } of failing)
      console.log(
        `${id}: ${habits}　${JSON.stringify({ wrong: wrong.slice(0, 3), lost: lost.slice(0, 3) })}`,
      );
    console.log(`${id}: ${RUNS} compositions, seed ${SEED}, ${failing.length} failing`);
    expect(failing).toEqual([]);
  },
);
