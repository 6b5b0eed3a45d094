import fc from 'fast-check';
import { expect, test } from 'vitest';
import { numberText, writtenNumberText } from '#shared/workbook/number-text';

test.each([
  [55923963.72, '55923963.72'],
  [0.1 + 0.2, '0.3'],
  [-0, '0'],
  [-1.5, '-1.5'],
  [1e21, '1000000000000000000000'],
  [1.25e-7, '0.000000125'],
  [123456789012345680, '123456789012345680'],
  [12345678901234.56, '12345678901234.56'],
  [55923963.720000006, '55923963.72'],
  [100, '100'],
  [4503599627370.001, '4503599627370'],
  [1234567890123.45, '1234567890123.45'],
])('%d is %s', (number, text) => {
  expect(numberText(number)).toBe(text);
});

test('what is no finite number has no text', () => {
  expect(numberText(Number.NaN)).toBeUndefined();
  expect(numberText(Number.POSITIVE_INFINITY)).toBeUndefined();
});

test('an amount in 分 below 15 digits comes back digit for digit', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -(10n ** 14n), max: 10n ** 14n }), (fen) => {
      const sign = fen < 0n ? '-' : '';
      const digits = String(fen < 0n ? -fen : fen).padStart(3, '0');
      const text = `${sign}${digits.slice(0, -2)}.${digits.slice(-2)}`.replace(/\.?0+$/, '');
      expect(numberText(Number(text))).toBe(text === '' || text === '-' ? '0' : text);
    }),
  );
});

test.each([
  ['55923963.719999999', '55923963.72'],
  ['0.30000000000000004', '0.3'],
  ['12345678901234.56', '12345678901234.56'],
  ['12345678901234.561', '12345678901234.56'],
  ['99999999999999.99', '99999999999999.99'],
  ['9999999999999999.99', '9999999999999999.99'],
  ['1.234567890123456E13', '12345678901234.56'],
  ['-0012345678901234.56', '-12345678901234.56'],
  ['1e3', '1000'],
])('%s as a file writes it is %s', (written, text) => {
  expect(writtenNumberText(written)).toBe(text);
});

test('whatever is written is read as the number it is, also where its text is kept', () => {
  const digits = fc.stringMatching(/^[+-]?(?:\d{1,7}|\d{0,4}\.\d{1,5}|\d{1,4}\.)$/);
  fc.assert(
    fc.property(digits, (text) => {
      expect(writtenNumberText(text)).toBe(numberText(Number(text)));
    }),
    { numRuns: 2000 },
  );
});
