import { expect, test } from 'vitest';
import { MADE, mutationTrial } from '../support/mutation-trial';
import { chance, SEED, SHARE } from './seeds';

const TRIED = Math.ceil((2_000 / Object.keys(MADE).length) * SHARE);

test.each(Object.entries(MADE))(
  `of ${TRIED} changes to a document of %s that a reader could tell, 98 of 100 are found where they are`,
  (id, make) => {
    let drawn = 0;
    const { tried, found, missed, undetectable } = mutationTrial(make(), TRIED, () => {
      drawn += 1;
      return chance(SEED, drawn);
    });
    const share = found / (found + missed.length);
    console.log(
      `seed ${SEED}, ${id}: ${tried} changes, ${found} found, ${missed.length} missed (${(share * 100).toFixed(2)} % found), no reader could tell: ${JSON.stringify(undetectable)}`,
      missed.map((each) => `\n  ${each}`).join(''),
    );
    expect(share).toBeGreaterThanOrEqual(0.98);
  },
);
