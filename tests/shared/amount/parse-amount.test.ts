import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AMOUNT_LIMIT, NOT_APPLICABLE, type Scale } from '#shared/amount/amount';
import { explainAmountProblem, parseAmount, parseCount } from '#shared/amount/parse-amount';
import { AMOUNT, COUNT } from '#shared/kind/kinds';
import { displayText, plainText, readValue, workbookValue } from '#shared/kind/value-text';

/** What is typed → 分 in 元; `null` is blank. */
describe('an amount in 元 is read as it is written', () => {
  test.each<[string, bigint | null | '—']>([
    ['', null],
    ['   ', null],
    ['0', 0n],
    ['-0.00', 0n],
    ['1234.56', 123456n],
    ['1234.5', 123450n],
    ['.5', 50n],
    ['5.', 500n],
    ['1,234.56', 123456n],
    ['55,923,963.72', 5592396372n],
    ['１２３４．５６', 123456n],
    ['１，２３４．５６', 123456n],
    ['￥1,234.56', 123456n],
    ['¥12', 1200n],
    ['-￥12', -1200n],
    ['￥-12', -1200n],
    ['-12.30', -1230n],
    ['−12.30', -1230n],
    ['+12.30', 1230n],
    ['(12.30)', -1230n],
    ['（12.30）', -1230n],
    [' 1 234.56 ', 123456n],
    ['1.000', 100n],
    ['114250.00', 11425000n],
    ['—', NOT_APPLICABLE],
    ['——', NOT_APPLICABLE],
    ['-', NOT_APPLICABLE],
    ['90000000000000.00', AMOUNT_LIMIT],
  ])('“%s”', (text, value) => {
    expect(parseAmount(text, 'yuan')).toEqual({ ok: true, value });
  });
});

describe('what is no amount is refused, by name, in the clerk’s words', () => {
  test.each<[string, Scale, string, string]>([
    ['1,2,3', 'yuan', 'grouping', '“1,2,3”的千分位逗号位置不对，请写成 1,234.56 或 1234.56'],
    ['1234,567', 'yuan', 'grouping', '“1234,567”的千分位逗号位置不对，请写成 1,234.56 或 1234.56'],
    ['abc', 'yuan', 'not-a-number', '“abc”不是数字，请输入金额，例如 1234.56'],
    ['#REF!', 'yuan', 'not-a-number', '“#REF!”不是数字，请输入金额，例如 1234.56'],
    ['1e5', 'yuan', 'not-a-number', '“1e5”不是数字，请输入金额，例如 1234.56'],
    ['1.2.3', 'yuan', 'not-a-number', '“1.2.3”不是数字，请输入金额，例如 1234.56'],
    ['(-5)', 'yuan', 'not-a-number', '“(-5)”不是数字，请输入金额，例如 1234.56'],
    ['.', 'yuan', 'not-a-number', '“.”不是数字，请输入金额，例如 1234.56'],
    ['½', 'yuan', 'not-a-number', '“½”不是数字，请输入金额，例如 1234.56'],
    ['①', 'yuan', 'not-a-number', '“①”不是数字，请输入金额，例如 1234.56'],
    ['12²', 'yuan', 'not-a-number', '“12²”不是数字，请输入金额，例如 1234.56'],
    ['1219490 5', 'yuan', 'not-a-number', '“1219490 5”不是数字，请输入金额，例如 1234.56'],
    ['12 34', 'yuan', 'not-a-number', '“12 34”不是数字，请输入金额，例如 1234.56'],
    ['1 234 5', 'yuan', 'not-a-number', '“1 234 5”不是数字，请输入金额，例如 1234.56'],
    ['12\u300034.5', 'yuan', 'not-a-number', '“12\u300034.5”不是数字，请输入金额，例如 1234.56'],
    ['0,123', 'yuan', 'grouping', '“0,123”的千分位逗号位置不对，请写成 1,234.56 或 1234.56'],
    ['12\n34', 'yuan', 'not-a-number', '“12\n34”不是数字，请输入金额，例如 1234.56'],
    ['5角', 'yuan', 'not-a-number', '“5角”不是数字，请输入金额，例如 1234.56'],
    ['12%', 'yuan', 'percentage', '“12%”是百分比，不是金额，请输入金额'],
    ['１２％', 'yuan', 'percentage', '“１２％”是百分比，不是金额，请输入金额'],
    ['0.005', 'yuan', 'too-many-decimals', '“0.005”的小数超过两位（金额精确到分），请核对后输入'],
    ['1.2345678', 'wanyuan', 'too-many-decimals', '“1.2345678”的小数超过六位（万元精确到分），请核对后输入'],
    [
      '90000000000000.01',
      'yuan',
      'too-large',
      '“90000000000000.01”超出可记录的范围（±90 万亿元），请核对金额单位',
    ],
    ['-9000000001', 'wanyuan', 'too-large', '“-9000000001”超出可记录的范围（±90 万亿元），请核对金额单位'],
  ])('“%s” in %s: %s', (text, scale, kind, words) => {
    const parsed = parseAmount(text, scale);
    expect(parsed).toEqual({ ok: false, problem: { kind, text } });
    if (!parsed.ok) expect(explainAmountProblem(parsed.problem, scale)).toBe(words);
  });
});

test.each<[string, bigint]>([
  ['1', 1_000_000n],
  ['5592.396372', 5592396372n],
  ['0.000001', 1n],
  ['-1,234.56', -1_234_560_000n],
])('“%s” 万元 is exact to the 分', (text, value) => {
  expect(parseAmount(text, 'wanyuan')).toEqual({ ok: true, value });
});

test.each<[string, bigint | null]>([
  ['3', 3n],
  ['1,200', 1200n],
  ['3.00', 3n],
  ['', null],
])('“%s” counts %s, whatever the scale', (text, value) => {
  expect(readValue(text, COUNT, 'wanyuan')).toEqual({ ok: true, value });
});

test('half a vehicle is refused', () => {
  const parsed = parseCount('2.5');
  expect(parsed).toEqual({ ok: false, problem: { kind: 'fraction-of-a-count', text: '2.5' } });
  if (!parsed.ok) expect(explainAmountProblem(parsed.problem, 'yuan')).toBe('“2.5”不是整数，数量只能是整数');
});

const amounts = fc.bigInt({ min: -AMOUNT_LIMIT, max: AMOUNT_LIMIT });

test('whatever is written out in 元 reads back as the same amount', () => {
  fc.assert(
    fc.property(amounts, (amount) => {
      for (const text of [
        plainText(amount, AMOUNT),
        displayText(amount, AMOUNT, 'yuan'),
        workbookValue(amount, AMOUNT, 'yuan').text,
      ])
        expect(parseAmount(text, 'yuan')).toEqual({ ok: true, value: amount });
    }),
  );
});

test('what is shown in 万元 is within half a step of the amount and is shown the same again', () => {
  fc.assert(
    fc.property(amounts, (amount) => {
      const text = displayText(amount, AMOUNT, 'wanyuan');
      const back = parseAmount(text, 'wanyuan');
      if (!back.ok || typeof back.value !== 'bigint') throw new Error(`${text} does not read back`);
      const off = back.value - amount;
      expect(off <= 5_000n && off >= -5_000n).toBe(true);
      expect(displayText(back.value, AMOUNT, 'wanyuan')).toBe(text);
      expect(workbookValue(amount, AMOUNT, 'wanyuan').text).toBe(text.replaceAll(',', ''));
    }),
  );
});
