import { expect, test } from 'vitest';
import { MADE } from '../../support/mutation-trial';
import { structureTrial } from '../../support/structure-trial';

/** How many changes of each kind are tried here, evenly spread; the long runs try all. */
const TRIED = 2;

test.each(Object.entries(MADE))(
  'in a document of %s what was taken away, doubled, moved or exchanged is told',
  (_pack, make) => {
    for (const { kind, found, missed } of structureTrial(make(), TRIED)) {
      expect(missed, kind).toEqual([]);
      expect(found, kind).toBeGreaterThan(0);
    }
  },
  // Each change is an audit of a whole document.
  180_000,
);
