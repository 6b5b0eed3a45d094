import { expect, test } from 'vitest';
import { AMOUNT, COUNT } from '#shared/kind/kinds';
import { meanText } from '#shared/kind/value-text';
import { summarize } from '#shared/selection/summarize';

const amount = (value: bigint | null | '—' | "'3") => ({ value, type: AMOUNT });

test('blank and — do not count, 0 does; the mean is rounded half away from zero to the 分', () => {
  expect(summarize([amount(100n), amount(null), amount('—'), amount(0n), amount(1n)])).toEqual([
    { type: AMOUNT, count: 3, sum: 101n, least: 0n, most: 100n },
  ]);
  expect(meanText(101n, 3, AMOUNT, 'yuan')).toBe('0.34');
  expect(meanText(-1n, 2, AMOUNT, 'yuan')).toBe('-0.01');
  expect(summarize([amount(null)])).toEqual([]);
});

test('people and vehicles are not added to money; their mean has two decimals', () => {
  const vehicles = { kind: 'count', unit: '辆' } as const;
  const [amounts, counts, ...others] = summarize([
    amount(500n),
    { value: 2n, type: COUNT },
    { value: 3n, type: vehicles },
  ]);
  expect([amounts?.sum, counts?.sum, others]).toEqual([500n, 5n, []]);
  expect(meanText(5n, 2, COUNT, 'yuan')).toBe('2.50');
});

test('texts do not count; percentages and scores of other decimals stand apart', () => {
  const text = { kind: 'text', limit: 10 } as const;
  const rate = (decimals: number) => ({ kind: 'percentage', decimals }) as const;
  const summaries = summarize([
    { value: "'3", type: text },
    { value: 9850n, type: rate(2) },
    { value: 1n, type: rate(0) },
    { value: 150n, type: rate(2) },
  ]);
  expect(summaries.map(({ count, sum }) => [count, sum])).toEqual([
    [2, 10_000n],
    [1, 1n],
  ]);
  expect(meanText(10_000n, 2, rate(2), 'yuan')).toBe('50.0000%');
});

test('sums beyond what a float holds are exact', () => {
  const big = 9_000_000_000_000_000n;
  const [summary] = summarize([amount(big), amount(big), amount(1n)]);
  expect(summary?.sum).toBe(18_000_000_000_000_001n);
});
