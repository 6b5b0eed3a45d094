import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FEN_PER } from '#shared/amount/amount';
import { AMOUNT, COUNT } from '#shared/kind/kinds';
import { readPasted } from '#shared/kind/value-text';

const amount = (text: string, exact?: string, scale: 'yuan' | 'wanyuan' = 'yuan') => {
  const read = readPasted(exact === undefined ? { text } : { text, exact }, AMOUNT, scale);
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

describe('a number shown with its unit and the exact number behind it', () => {
  test.each([
    ['12.3456万元', '123456', 12345600n, 'Excel’s format 0!.0000"万元" only moves the point'],
    ['12.35万', '123456', 12345600n, 'and rounds what it shows'],
    ['12.35万元', '12.3456', 12345600n, 'the number is in 万元 already'],
    ['12万元', '12', 12000000n, 'as it is typed, unit and all'],
    ['(12.35)万元', '-123456', -12345600n, 'a negative in brackets'],
    ['12.35万元', '-123456', -12345600n, 'a negative in red'],
    ['123,456元', '123456.4', 12345640n, '元 without decimals'],
    ['0.00万元', '12', 1200n, 'too small to be seen'],
    ['0.00万元', '0', 0n, 'nothing is nothing in any unit'],
    ['12.35万元', '7', 12350000n, 'a number that is not what is shown is left; the shown digits are meant'],
    ['12元', '123456', 1200n, 'the same in 元'],
  ])('%s with %s', (text, exact, value) => {
    expect(amount(text, exact)).toBe(value);
    expect(amount(text, exact, 'wanyuan')).toBe(value);
  });

  test('shown digits that are no whole 分, and a number that may be either, are refused', () => {
    expect(amount('33.33万元', '33.3333333333333')).toContain('小数超过六位');
    expect(amount('12.345元', '7')).toContain('小数超过两位');
    expect(amount('0万元', '0.3')).toBe('“0万元”实际的数是 0.3，看不出是元还是万元，请直接输入金额');
  });

  test('in a table in 万元 a format may move the point and write no unit', () => {
    expect(amount('12.35', '123456', 'wanyuan')).toBe(12345600n);
    expect(amount('12.35', '12.3456', 'wanyuan')).toBe(12345600n);
    expect(amount('12.35', '123456')).toBe(12345600n);
  });

  test('any amount, in 元 or 万元 with 0 to 6 decimals, comes back to the 分', () => {
    const fen = fc.oneof(
      fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }),
      fc.bigInt({ min: -20_000n, max: 20_000n }),
    );
    const ways = fc.constantFrom(
      ...([
        ['元', 'yuan', 'yuan'],
        ['万元', 'wanyuan', 'yuan'],
        ['万', 'wanyuan', 'wanyuan'],
      ] as const),
    );
    const table = fc.constantFrom('yuan' as const, 'wanyuan' as const);
    fc.assert(
      fc.property(fen, ways, fc.nat(6), table, (value, [unit, shownIn, exactIn], decimals, scale) => {
        const text = `${rounded(value, FEN_PER[shownIn], decimals)}${unit}`;
        const read = amount(text, decimalOf(value, exactIn === 'yuan' ? 2 : 6), scale);
        const isSeen = /[1-9]/.test(text);
        // What shows as nothing may be some 分 or some 元: told, never guessed.
        if (!isSeen && typeof read === 'string') expect(read).toContain('看不出是元还是万元');
        else expect(read).toBe(value);
      }),
      { numRuns: 2000 },
    );
  });
});

test.each([' - ', '-', '—', '--', '——', '－', '￥ - '])(
  'an exact 0 that accounting formats show as %s is 0',
  (text) => {
    expect(amount(text, '0')).toBe(0n);
    expect(amount(text, '0', 'wanyuan')).toBe(0n);
  },
);

test('a dash that somebody typed is no number', () => {
  expect([' - ', '-', '—', '--'].map((text) => amount(text))).toEqual(['—', '—', '—', '—']);
});

/** As a spreadsheet shows 分 in a unit: separators, so many decimals, half away from zero. */
function rounded(value: bigint, unit: bigint, decimals: number): string {
  const magnitude = value < 0n ? -value : value;
  const steps = (2n * magnitude * 10n ** BigInt(decimals) + unit) / (2n * unit);
  const [whole = '', fraction = ''] = decimalOf(steps, decimals).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return `${value < 0n ? '-' : ''}${grouped}${fraction && `.${fraction}`}`;
}

/** An integer with its point so many places from the right. */
function decimalOf(value: bigint, places: number): string {
  const digits = (value < 0n ? -value : value).toString().padStart(places + 1, '0');
  const whole = digits.slice(0, digits.length - places);
  return `${value < 0n ? '-' : ''}${whole}${places > 0 ? '.' : ''}${digits.slice(digits.length - places)}`;
}

test('people and vehicles take whole numbers and no money', () => {
  const count = (text: string) => readPasted({ text }, COUNT, 'wanyuan');
  expect(count('12')).toEqual({ ok: true, value: 12n });
  expect(count('1.5').ok).toBe(false);
  expect(count('3万元').ok).toBe(false);
});
