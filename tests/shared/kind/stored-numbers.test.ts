import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseAmountIn, parseFixed } from '#shared/amount/parse-amount';

test('a number in plain digits is read as the same number with a space that nobody sees', () => {
  const numbers = fc
    .tuple(fc.constantFrom('', '-'), fc.stringMatching(/^\d{1,18}$/), fc.stringMatching(/^(\.\d{1,8})?$/))
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(numbers, fc.integer({ min: -2, max: 8 }), (text, power) => {
      const [plain, spaced] = [text, `${text}\u200b`].map((written) => {
        const read = parseAmountIn(written, power);
        return [read.ok ? read.value : read.problem.kind, parseFixed(written, 2).ok];
      });
      expect(plain).toEqual(spaced);
    }),
    { seed: 20_221_129, numRuns: 3000 },
  );
});
