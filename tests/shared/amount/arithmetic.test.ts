import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AMOUNT_LIMIT, type Scale } from '#shared/amount/amount';
import { AMOUNT, COUNT } from '#shared/kind/kinds';
import { plainText, readTyped } from '#shared/kind/value-text';

/** What is typed → 元, or 元 and “四舍五入”. */
function typed(text: string, scale: Scale = 'yuan'): string {
  const read = readTyped(text, AMOUNT, scale);
  if (!read.ok) return read.problem;
  const { value, notice } = read.value;
  if (typeof value !== 'bigint') return String(value);
  return `${plainText(value, AMOUNT)}${notice?.includes('已四舍五入') ? ' 四舍五入' : ''}`;
}

describe('a sum typed into a cell gives its exact amount', () => {
  test.each([
    ['=1200+350.5*2', '1901.00'],
    ['＝１２００＋３５０．５×２', '1901.00'],
    ['=（1200＋350.5）×2', '3101.00'],
    ['= 1,200.50 + 2,300', '3500.50'],
    ['=-5--3', '-2.00'],
    ['=-(2+3)*2', '-10.00'],
    ['=2*-3', '-6.00'],
    ['=10-4-3', '3.00'],
    ['=100÷4/5', '5.00'],
    ['=100/3*3', '100.00'],
    ['=0.1+0.2', '0.30'],
    ['=1200*13%', '156.00'],
    ['=￥1,200+¥300', '1500.00'],
    ['=5', '5.00'],
    ['=.5+5.', '5.50'],
    // A number pad has no “=”: a sign that begins a sum is enough.
    ['+100+200', '300.00'],
    ['-100+30.5', '-69.50'],
    ['−100×2', '-200.00'],
  ])('%s → %s', (text, value) => expect(typed(text)).toBe(value));
});

test('plain amounts are read as they always were', () => {
  expect(['1,234.56', '-12', '+12', '(5)', '', '—', '-'].map((text) => typed(text))).toEqual([
    '1234.56',
    '-12.00',
    '12.00',
    '-5.00',
    'null',
    '—',
    '—',
  ]);
});

test('a remainder below one 分 is rounded half away from zero, and said', () => {
  expect(typed('=100/3')).toBe('33.33 四舍五入');
  expect(typed('=200/3')).toBe('66.67 四舍五入');
  expect(typed('=0.01/2')).toBe('0.01 四舍五入');
  expect(typed('=-0.01/2')).toBe('-0.01 四舍五入');
  expect(typed('=0.004')).toBe('0.00 四舍五入');
});

test('in 万元 a sum is in 万元, exact to the 分', () => {
  expect(typed('=1.5+0.000001', 'wanyuan')).toBe('15000.01');
  expect(typed('=1/3', 'wanyuan')).toBe('3333.33 四舍五入');
});

test('people and vehicles are counted in whole numbers, whatever the scale', () => {
  expect(readTyped('=2+3', COUNT, 'wanyuan')).toEqual({ ok: true, value: { value: 5n } });
  const half = readTyped('=5/2', COUNT, 'yuan');
  expect(!half.ok && half.problem).toBe('“=5/2”不是整数，数量只能是整数');
});

describe('a sum that has no result is refused in a sentence', () => {
  test.each([
    ['=1/0', '算式“=1/0”中除数为 0，无法计算，请核对'],
    ['=1/(2-2)', '算式“=1/(2-2)”中除数为 0，无法计算，请核对'],
    ['-1/0', '算式“-1/0”中除数为 0，无法计算，请核对'],
    ['=', '算式“=”没有写完，请补上缺少的数字'],
    ['=1200+', '算式“=1200+”没有写完，请补上缺少的数字'],
    ['=1200+*3', '算式“=1200+*3”没有写完，请补上缺少的数字'],
    ['=()', '算式“=()”没有写完，请补上缺少的数字'],
    ['=(1+2', '算式“=(1+2”的括号不成对，请核对'],
    ['=1+2)', '算式“=1+2)”的括号不成对，请核对'],
    ['=2(3)', '算式“=2(3)”中“(”的前面缺少运算符，请核对'],
    ['=1.2.3', '算式“=1.2.3”中“.3”的前面缺少运算符，请核对'],
    ['=A1+2', '算式“=A1+2”中的“A”看不懂，算式只能用数字、+ − × ÷、% 和括号'],
    ['=sum(1,2)', '算式“=sum(1,2)”中的“s”看不懂，算式只能用数字、+ − × ÷、% 和括号'],
    ['=1,2,3', '算式“=1,2,3”中的“,”看不懂，算式只能用数字、+ − × ÷、% 和括号'],
    ['=2^10', '算式“=2^10”中的“^”看不懂，算式只能用数字、+ − × ÷、% 和括号'],
    ['=90000000000000+0.01', '“=90000000000000+0.01”超出可记录的范围（±90 万亿元），请核对金额单位'],
    ['-5角', '“-5角”不是数字，请输入金额，例如 1234.56'],
    [`=${'1+'.repeat(300)}1`, '算式超过 400 个字符，请分几步计算'],
  ])('%s', (text, sentence) => expect(typed(text)).toBe(sentence));
});

/** Sums of whole numbers without ÷, small enough for JavaScript's own arithmetic to be exact: an independent judge. */
const sums: fc.Arbitrary<string> = fc.letrec<{ sum: string }>((tie) => ({
  sum: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.nat({ max: 99 }).map(String),
    fc
      .tuple(tie('sum'), fc.constantFrom('+', '-', '*'), tie('sum'))
      .map(([one, sign, other]) => `${one}${sign}${other.startsWith('-') ? `(${other})` : other}`),
    tie('sum').map((inner) => `(${inner})`),
    tie('sum').map((inner) => `-(${inner})`),
  ),
})).sum;

test('precedence, order and brackets are those of arithmetic', () => {
  fc.assert(
    fc.property(sums, (sum) => {
      fc.pre(sum.length < 390);
      const value: number = new Function(`return ${sum}`)();
      fc.pre(Number.isSafeInteger(value) && Math.abs(value) < 1e13);
      expect(readTyped(`=${sum}`, AMOUNT, 'yuan')).toEqual({
        ok: true,
        value: { value: BigInt(value) * 100n },
      });
    }),
  );
});

const amounts = fc.bigInt({ min: -AMOUNT_LIMIT / 4n, max: AMOUNT_LIMIT / 4n });

test('the sum of any amounts is their sum to the 分', () => {
  fc.assert(
    fc.property(fc.array(amounts, { minLength: 2, maxLength: 4 }), (parts) => {
      const sum = `=${parts.map((part) => `(${plainText(part, AMOUNT)})`).join('+')}`;
      const total = parts.reduce((one, other) => one + other, 0n);
      expect(readTyped(sum, AMOUNT, 'yuan')).toEqual({ ok: true, value: { value: total } });
    }),
  );
});

test('dividing into parts and taking them together again loses nothing', () => {
  fc.assert(
    fc.property(amounts, fc.integer({ min: 1, max: 999 }), (amount, parts) => {
      const read = readTyped(`=(${plainText(amount, AMOUNT)})/${parts}*${parts}`, AMOUNT, 'yuan');
      expect(read).toEqual({ ok: true, value: { value: amount } });
    }),
  );
});

test('whatever is typed after “=”, there is an amount or a sentence', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom(...'0123456789.,+-*/()%×÷（ ¥a万'), maxLength: 30 }),
      (text) => {
        expect(typed(`=${text}`)).not.toBe('');
      },
    ),
    { numRuns: 500 },
  );
});
