import { expect, test } from 'vitest';
import type { Evidence, JudgedCandidate } from '#shared/draft/candidate';
import { chooseRules } from '#shared/draft/choose-rules';

const HELD: Evidence = {
  held: 6,
  rounded: 0,
  failed: 0,
  telling: 6,
  figures: 12,
  example: '',
  failures: [],
};

/** 04 column 2 may sum up any of two tables. */
function candidate(formula: string, likeness: number, evidence: Partial<Evidence> = {}): JudgedCandidate {
  return {
    table: undefined,
    formula,
    meaning: '各类相等',
    fills: true,
    group: 'class 04 2',
    likeness,
    evidence: { ...HELD, ...evidence },
  };
}

test('of two that hold alike and are named alike, none is taken', () => {
  const [chosen] = chooseRules([candidate('A = B', 0.5), candidate('A = C', 0.48)]);
  expect(chosen?.formula).toBe('A = B');
  expect(chosen?.undecided).toBe('样本中 A = C 同样成立，分不清应是哪一条');
});

test('of two that hold alike, the one named clearly more alike is taken', () => {
  const chosen = chooseRules([candidate('A = C', 0.3), candidate('A = B', 0.6)]);
  expect(chosen).toMatchObject([{ formula: 'A = B' }]);
  expect(chosen[0]?.undecided).toBeUndefined();
});

test('one that the sample refutes never stands in the way of one that holds', () => {
  const chosen = chooseRules([candidate('A = C', 0.9, { failed: 1 }), candidate('A = B', 0.4)]);
  expect(chosen).toMatchObject([{ formula: 'A = B' }]);
  expect(chosen[0]?.undecided).toBeUndefined();
});

test('one that mostly fails is not shown at all', () => {
  expect(chooseRules([candidate('A = B', 0.9, { held: 3, failed: 3 })])).toEqual([]);
});
