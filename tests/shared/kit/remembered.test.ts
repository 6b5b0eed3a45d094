import fc from 'fast-check';
import { expect, test } from 'vitest';
import { remembered } from '#shared/kit/remembered';
import { foldedText, normalName } from '#shared/kit/same-name';

test('what is remembered is what was made, once a text, and all is forgotten before it grows past its bound', () => {
  const made: string[] = [];
  const upper = remembered((text) => {
    made.push(text);
    return text.toUpperCase();
  }, 2);
  expect(['a', 'b', 'a', 'b'].map(upper)).toEqual(['A', 'B', 'A', 'B']);
  expect(made).toEqual(['a', 'b']);
  expect(['c', 'a'].map(upper)).toEqual(['C', 'A']);
  expect(made).toEqual(['a', 'b', 'c', 'a']);
});

test('a long text is made each time', () => {
  let times = 0;
  const length = remembered((text) => {
    times += 1;
    return text.length;
  });
  const long = '长'.repeat(121);
  expect([length(long), length(long), times]).toEqual([121, 121, 2]);
});

test('a name folds to itself once folded, whatever it is and however often it is asked', () => {
  const characters = fc.constantFrom(...'0123456789.-–（）() \u200b\u00ad表⽉⻔，’"＂Ａa一二');
  fc.assert(
    fc.property(fc.array(characters, { maxLength: 12 }), (parts) => {
      const text = parts.join('');
      // Behind a character that nobody sees no short cut is taken.
      expect(foldedText(text)).toBe(foldedText(`\u200b${text}`));
      expect(normalName(text)).toBe(normalName(`\u200b${text}`));
      expect(normalName(normalName(text))).toBe(normalName(text));
    }),
    { seed: 20_221_129, numRuns: 2000 },
  );
});
