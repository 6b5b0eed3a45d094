import { expect, test } from 'vitest';
import { loadShanghai, loadShanxi } from '../../support/reference';
import { type Case, expectTraced, traced } from './measure';
import { sampleWithPrior, Trial } from './trial';

/** Of all mistakes every 97th, so that each kind is made to some cells; `npm run endurance` makes them all. */
const EVERY = 97;

test('the right cell is named first wherever the identities determine it', () => {
  const cases: Case[] = [];
  for (const pack of [loadShanxi(), loadShanghai()]) {
    const trial = new Trial(pack, sampleWithPrior(pack));
    for (const way of ['typed', 'imported'] as const) cases.push(...traced(trial, way, EVERY));
  }
  expect(cases.length).toBeGreaterThan(100);
  expectTraced(cases);
}, 120_000);
