import { expect, test } from 'vitest';
import { summarize } from '#shared/selection/summarize';

const amount = (value: bigint | null | '—') => ({ value, type: 'amount' as const });

test('blank and — do not count, 0 does; the mean is rounded half away from zero to the 分', () => {
  expect(summarize([amount(100n), amount(null), amount('—'), amount(0n), amount(1n)]).amounts).toEqual({
    count: 3,
    sum: 101n,
    mean: 34n,
    least: 0n,
    most: 100n,
  });
  expect(summarize([amount(-1n), amount(0n)]).amounts?.mean).toBe(-1n);
  expect(summarize([amount(null)])).toEqual({ amounts: undefined, counts: undefined });
});

test('people and vehicles are not added to money; their mean has two decimals', () => {
  const cells = [amount(500n), { value: 2n, type: 'count' as const }, { value: 3n, type: 'count' as const }];
  const { amounts, counts } = summarize(cells);
  expect([amounts?.sum, counts?.sum, counts?.mean]).toEqual([500n, 5n, 250n]);
});

test('sums beyond what a float holds are exact', () => {
  const big = 9_000_000_000_000_000n;
  expect(summarize([amount(big), amount(big), amount(1n)]).amounts?.sum).toBe(18_000_000_000_000_001n);
});
