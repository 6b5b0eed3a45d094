import { expect, test } from 'vitest';
import { finish } from '#shared/kit/steps';
import { sampleOf } from '../diagnose/trial';
import { insert, SHANXI, startSession, type } from '../shanxi-pack';

const saidOf = (session: ReturnType<typeof startSession>) => ({
  findings: session.findings(),
  failing: session.failing(),
  outstanding: session.outstanding(),
  summary: session.summary(),
});

test('judged step by step, a project says what it says when it is asked at once', () => {
  const session = startSession(sampleOf(SHANXI));
  expect(session.isJudged()).toBe(false);
  finish(session.judging());
  expect(session.isJudged()).toBe(true);
  expect(saidOf(session)).toEqual(saidOf(startSession(sampleOf(SHANXI))));
});

test.each([0, 1, 7, 40])('a change after %i steps is judged with the rest', (steps) => {
  const change = (session: ReturnType<typeof startSession>) => {
    type(session, { '05[2080505,2]': '1.00' });
    insert(session, '05', '2010350');
  };
  const session = startSession(sampleOf(SHANXI));
  const judging = session.judging();
  for (let step = 0; step < steps; step += 1) judging.next();
  change(session);
  const other = startSession(sampleOf(SHANXI));
  change(other);
  finish(other.judging());
  expect(saidOf(session)).toEqual(saidOf(other));
  // What was begun before is of no more use, and does no harm.
  finish(judging);
  expect(saidOf(session)).toEqual(saidOf(other));
});

test('whoever asks in the middle has the whole answer', () => {
  const session = startSession(sampleOf(SHANXI));
  const judging = session.judging();
  for (let step = 0; step < 5; step += 1) judging.next();
  expect(saidOf(session)).toEqual(saidOf(startSession(sampleOf(SHANXI))));
  finish(judging);
  expect(session.isJudged()).toBe(true);
});
