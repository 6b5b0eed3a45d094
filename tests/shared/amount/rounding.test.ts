import { expect, test } from 'vitest';
import { QUANTUM } from '#shared/amount/amount';
import { compare, envelope, type Outcome, type Relation } from '#shared/amount/rounding';

test.each([
  ['元 has none', 7, QUANTUM.yuan, 0n],
  ['a plain equality in 万元: 0.01 万元', 1, QUANTUM.wanyuan, 10_000n],
  ['a sum of two: 0.015 万元', 2, QUANTUM.wanyuan, 15_000n],
  ['a sum of eight: 0.045 万元', 8, QUANTUM.wanyuan, 45_000n],
])('the envelope: %s', (_name, terms, quantum, width) => {
  expect(envelope(terms, quantum)).toBe(width);
});

/** Amounts in 分. */
test.each<[string, bigint, Relation, bigint, number, bigint, Outcome]>([
  ['equal in 元', 100n, '=', 100n, 2, 1n, 'pass'],
  ['one 分 off in 元', 101n, '=', 100n, 2, 1n, 'fail'],
  ['at the edge of the envelope', 15_000n, '=', 0n, 2, 10_000n, 'rounding'],
  ['one 分 beyond it', 15_001n, '=', 0n, 2, 10_000n, 'fail'],
  ['below, on the other side', -15_000n, '=', 0n, 2, 10_000n, 'rounding'],
  ['smaller than the bound', 1n, '<=', 2n, 1, 10_000n, 'pass'],
  ['over the bound within the envelope', 10_000n, '<=', 0n, 1, 10_000n, 'rounding'],
  ['over the bound beyond it', 10_001n, '<=', 0n, 1, 10_000n, 'fail'],
  ['larger than the bound', 2n, '>=', 1n, 1, 1n, 'pass'],
  ['under the bound in 元', 0n, '>=', 1n, 1, 1n, 'fail'],
])('%s', (_name, actual, relation, expected, terms, quantum, result) => {
  expect(compare(actual, relation, expected, terms, quantum)).toBe(result);
});
