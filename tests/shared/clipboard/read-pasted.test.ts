import { expect, test } from 'vitest';
import { readPasted } from '#shared/clipboard/read-pasted';

const amount = (text: string, exact?: string, scale: 'yuan' | 'wanyuan' = 'yuan') => {
  const read = readPasted(exact === undefined ? { text } : { text, exact }, 'amount', scale);
  return read.ok ? read.value : read.problem;
};

test.each([
  ['1,234.50', 123450n],
  ['￥1,234.5', 123450n],
  ['１２３４．５', 123450n],
  ['(1,234.50)', -123450n],
  ['-3', -300n],
  ['1,234.5万元', 1234500000n],
  ['2万', 2000000n],
  ['7.5 元', 750n],
  ['', null],
  ['——', '—'],
])('%s', (text, value) => {
  expect(amount(text)).toBe(value);
});

test('the own unit goes before the scale of the table', () => {
  expect([amount('1', undefined, 'wanyuan'), amount('1元', undefined, 'wanyuan')]).toEqual([1000000n, 100n]);
});

test('the exact number is taken for a shown number, never for a percentage, a date or words', () => {
  expect(amount('1,235', '1234.56')).toBe(123456n);
  expect(amount('####', '7')).toBe(700n);
  expect(amount('12%', '0.12')).toContain('百分比');
  expect(amount('2022-12-31', '44926')).toContain('不是数字');
  expect(amount('33.33', '33.3333333333333')).toContain('小数超过两位');
});

test('people and vehicles take whole numbers and no money', () => {
  const count = (text: string) => readPasted({ text }, 'count', 'wanyuan');
  expect(count('12')).toEqual({ ok: true, value: 12n });
  expect(count('1.5').ok).toBe(false);
  expect(count('3万元').ok).toBe(false);
});
