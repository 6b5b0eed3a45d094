import { describe, expect, test } from 'vitest';
import { AMOUNT, COUNT } from '#shared/kind/kinds';
import { readTyped } from '#shared/kind/value-text';

function amount(text: string, scale: 'yuan' | 'wanyuan'): bigint | string | null {
  const read = readTyped(text, AMOUNT, scale);
  if (read.ok) return read.value.value;
  return read.problem.includes('不是数字，请输入金额') ? 'not-a-number' : read.problem;
}

describe('an amount typed with its own unit is that amount, whatever unit is shown', () => {
  test.each([
    ['1.5万元', 1_500_000n],
    ['10万', 10_000_000n],
    ['80元', 8_000n],
    ['１２．５万元', 12_500_000n],
    ['-3万', -3_000_000n],
    ['1,234.5678万元', 1_234_567_800n],
  ])('%s', (text, fen) => {
    expect(amount(text, 'yuan')).toBe(fen);
    expect(amount(text, 'wanyuan')).toBe(fen);
  });

  test('without one it is in the unit shown', () => {
    expect([amount('1.5', 'yuan'), amount('1.5', 'wanyuan')]).toEqual([150n, 1_500_000n]);
  });
});

test('the full stop that Chinese punctuation makes of a point is a point, between digits only', () => {
  expect(amount('1。5', 'yuan')).toBe(150n);
  expect(amount('1。5万元', 'yuan')).toBe(1_500_000n);
  expect(amount('15。', 'yuan')).toBe('not-a-number');
});

test('what is no amount stays refused: a count with 元, hundreds, too many decimals', () => {
  expect(readTyped('3元', COUNT, 'yuan').ok).toBe(false);
  expect(amount('12百', 'yuan')).toBe('not-a-number');
  expect(amount('0.1234567万元', 'yuan')).toBe('not-a-number');
});
