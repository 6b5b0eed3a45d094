import fc from 'fast-check';
import { expect, test } from 'vitest';
import { add, compareRationals, parseRational, rationalText, roundTo, ZERO } from '#shared/amount/rational';

const decimals = fc
  .tuple(fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }), fc.integer({ min: 0, max: 12 }))
  .map(([numerator, places]) => ({ numerator, denominator: 10n ** BigInt(places) }));

test('decimals come back from their text, and adding many of them makes no longer ones', () => {
  fc.assert(
    fc.property(fc.array(decimals, { maxLength: 30 }), (parts) => {
      for (const part of parts) {
        const back = parseRational(rationalText(part));
        expect(back && compareRationals(back, part)).toBe(0);
      }
      const sum = parts.reduce(add, ZERO);
      expect(sum.denominator <= 10n ** 12n).toBe(true);
    }),
  );
});

test.each([
  ['2.675', 2, '2.68'],
  ['-2.675', 2, '-2.68'],
  ['1250', -2, '1300'],
  ['-1249', -2, '-1200'],
  ['0.4', 0, '0'],
  ['-0.4', 0, '0'],
])('%s to %s decimals is %s', (text, places, rounded) => {
  expect(rationalText(roundTo(parseRational(text) ?? ZERO, places))).toBe(rounded);
});

test.each(['', '.', '1,2', '1e5', 'x', '--1'])('“%s” is no plain decimal', (text) => {
  expect(parseRational(text)).toBeUndefined();
});
