import { describe, expect, test } from 'vitest';
import { type CellValue, NOT_APPLICABLE, sameValue } from '#shared/amount/amount';
import { toQuantum } from '#shared/amount/format-amount';
import { AMOUNT, COUNT } from '#shared/kind/kinds';
import { displayText, plainText, workbookValue } from '#shared/kind/value-text';

describe('what a table shows', () => {
  test.each<[CellValue, string, string]>([
    [null, '', ''],
    [0n, '0.00', '0.00'],
    [NOT_APPLICABLE, '——', '——'],
    [5n, '0.05', '0.00'],
    [5592396372n, '55,923,963.72', '5,592.40'],
    [-123456n, '-1,234.56', '-0.12'],
    [11425000n, '114,250.00', '11.43'],
  ])('%s: %s 元, %s 万元', (value, yuan, wanyuan) => {
    expect(displayText(value, AMOUNT, 'yuan')).toBe(yuan);
    expect(displayText(value, AMOUNT, 'wanyuan')).toBe(wanyuan);
  });

  test('a count has neither decimals nor separators in any scale', () => {
    expect(displayText(1200n, COUNT, 'wanyuan')).toBe('1200');
    expect(workbookValue(3n, COUNT, 'wanyuan').text).toBe('3');
    expect(plainText(3n, COUNT)).toBe('3');
  });
});

/** 元 → 万元 with two decimals: half a step goes away from zero. */
test.each<[string, bigint, string]>([
  ['49.99 元', 4_999n, '0.00'],
  ['50.00 元', 5_000n, '0.01'],
  ['149.99 元', 14_999n, '0.01'],
  ['150.00 元', 15_000n, '0.02'],
  ['-49.99 元', -4_999n, '0.00'],
  ['-50.00 元', -5_000n, '-0.01'],
  ['-150.00 元', -15_000n, '-0.02'],
])('%s is %s 万元', (_name, amount, text) => {
  expect(workbookValue(amount, AMOUNT, 'wanyuan').text).toBe(text);
  expect(toQuantum(amount) % 10_000n).toBe(0n);
});

test('blank equals 0 in comparisons; — equals only itself', () => {
  expect(sameValue(null, 0n)).toBe(true);
  expect(sameValue(NOT_APPLICABLE, NOT_APPLICABLE)).toBe(true);
  expect(sameValue(NOT_APPLICABLE, null)).toBe(false);
  expect(sameValue(NOT_APPLICABLE, 0n)).toBe(false);
});
