import { expect, test } from 'vitest';
import { MADE } from '../support/mutation-trial';
import { structureTrial } from '../support/structure-trial';
import { SHARE } from './seeds';

const MOST = Math.ceil(60 * SHARE);

test.each(Object.entries(MADE))(
  `of up to ${MOST} changes of each kind to the structure of a document of %s, 98 of 100 are told`,
  (id, make) => {
    const trials = structureTrial(make(), MOST);
    for (const { kind, found, missed } of trials)
      console.log(
        `${id}, ${kind}: ${found} found, ${missed.length} missed`,
        missed.map((each) => `\n  ${each}`).join(''),
      );
    const missed = trials.reduce((sum, each) => sum + each.missed.length, 0);
    const all = trials.reduce((sum, each) => sum + each.found + each.missed.length, 0);
    expect((all - missed) / all).toBeGreaterThanOrEqual(0.98);
  },
);
