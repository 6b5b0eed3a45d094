import { expect, test } from 'vitest';
import { finish } from '#shared/kit/steps';
import { sessionOf } from '../../support/reference';
import { sampleOf } from '../diagnose/trial';
import { at, SHANXI } from '../shanxi-pack';

const WRONG = at('01[28,1]');

/** The sample with one amount that nobody meant. */
function wrong() {
  const session = sessionOf(SHANXI, sampleOf(SHANXI));
  session.run({ kind: 'set-cells', cells: [{ address: WRONG, value: 12_345n }] });
  return session;
}

test('causes found step by step are those found at once, and are known from then on', () => {
  const session = wrong();
  expect(session.knownCauses()).toBeUndefined();
  let pauses = 0;
  const steps = session.searchCauses();
  let step = steps.next();
  for (; !step.done; step = steps.next()) pauses += 1;
  expect(pauses).toBeGreaterThan(5);
  expect(step.value).toEqual(wrong().causes());
  expect(step.value.groups).not.toEqual([]);
  expect(session.knownCauses()).toBe(step.value);
  expect(session.causes()).toBe(step.value);
});

test('a search does not outlive what it searches', () => {
  const session = wrong();
  const steps = session.searchCauses();
  steps.next();
  session.undo();
  expect(() => finish(steps)).toThrow('no longer what is open');
  expect(session.knownCauses()).toBeUndefined();
  expect(session.causes().groups).toEqual([]);
});
