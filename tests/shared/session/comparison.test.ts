import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CellValue } from '#shared/amount/amount';
import { PRIOR_BOOK } from '#shared/pack/book';
import { comparedText, compareYears, isNotable, rateText } from '#shared/session/comparison';
import { priorFrom } from '#shared/session/prior-from';
import { run, startSession, type } from '../shanxi-pack';

function rate(current: CellValue, prior: CellValue): string {
  const comparison = compareYears(current, prior);
  return comparison ? rateText(comparison) : '';
}

describe('the change in per cent, exact to two decimals', () => {
  test.each([
    [11000n, 10000n, '10.00%'],
    [9000n, 10000n, '-10.00%'],
    [10000n, 30000n, '-66.67%'],
    [20000n, 30000n, '-33.33%'],
    [10000n, 10000n, '0.00%'],
    [1n, 9_000_000_000_000_000n, '-100.00%'],
    [9_000_000_000_000_000n, 1n, '899999999999999900.00%'],
    // A negative last year: the change is measured by its size.
    [-5000n, -10000n, '50.00%'],
    [0n, 10000n, '-100.00%'],
    [null, 10000n, '-100.00%'],
    // Half a hundredth goes away from zero.
    [1_000_050n, 1_000_000n, '0.01%'],
    [999_950n, 1_000_000n, '-0.01%'],
  ] as const)('%s after %s: %s', (current, prior, expected) => {
    expect(rate(current, prior)).toBe(expected);
  });

  test('a base of 0 is worded', () => {
    expect(rate(10000n, 0n)).toBe('上年无');
    expect(rate(10000n, null)).toBe('上年无');
    expect(rate(0n, 0n)).toBe('持平');
    expect(rate(null, 0n)).toBe('持平');
    expect(rate(null, null)).toBe('');
    expect(rate('—', '—')).toBe('');
  });

  test('never infinite or not a number, and its sign is that of the change', () => {
    const amounts = fc.option(fc.bigInt({ min: -(9n * 10n ** 15n), max: 9n * 10n ** 15n }));
    fc.assert(
      fc.property(amounts, amounts, (current, prior) => {
        const comparison = compareYears(current, prior);
        if (!comparison) return;
        expect(rateText(comparison)).toMatch(/^(-?\d+\.\d\d%|上年无|持平)$/);
        if (comparison.difference < 0n && comparison.rate !== null) expect(comparison.rate <= 0n).toBe(true);
      }),
    );
  });
});

describe('a change past the threshold', () => {
  const notable = (current: CellValue, prior: CellValue, threshold: number): boolean => {
    const comparison = compareYears(current, prior);
    return comparison !== undefined && isNotable(comparison, threshold);
  };

  test('is more than it, not equal to it, in both directions', () => {
    expect(notable(11000n, 10000n, 10)).toBe(false);
    expect(notable(11001n, 10000n, 10)).toBe(true);
    expect(notable(8999n, 10000n, 10)).toBe(true);
    expect(notable(9000n, 10000n, 10)).toBe(false);
  });

  test('from nothing to something always is, also the other way', () => {
    expect(notable(1n, 0n, 1000)).toBe(true);
    expect(notable(null, 1n, 10)).toBe(true);
    expect(notable(0n, null, 0)).toBe(false);
  });
});

test('the cells of a project beside its last year', () => {
  const last = startSession();
  type(last, { '01[28,1]': '200000', '10[8,1]': '4' });
  const session = startSession();
  run(session, { kind: 'set-book', book: PRIOR_BOOK, content: priorFrom(last, '上年.xlsx') });
  type(session, { '01[28,1]': '250000', '10[8,1]': '3' });
  expect(comparedText(session, '01[28,1]', 'prior', 'yuan')).toBe('200,000.00');
  expect(comparedText(session, '01[28,1]', 'difference', 'wanyuan')).toBe('5.00');
  expect(comparedText(session, '01[28,1]', 'percent', 'yuan')).toBe('25.00%');
  expect(comparedText(session, '10[8,1]', 'difference', 'yuan')).toBe('-1');
  expect(comparedText(session, '01[29,1]', 'percent', 'yuan')).toBe('');
});

test('without last year nothing is compared', () => {
  const session = startSession();
  type(session, { '01[28,1]': '250000' });
  expect(comparedText(session, '01[28,1]', 'percent', 'yuan')).toBe('');
});
