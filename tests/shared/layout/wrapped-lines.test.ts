import { expect, test } from 'vitest';
import { wrappedLines } from '#shared/layout/wrapped-lines';

/** Characters of ten units each. */
const lines = (text: string, width: number) => wrappedLines(text, width, 10, false);

test.each<[text: string, width: number, lines: number]>([
  ['', 50, 1],
  ['一二三四五', 50, 1],
  ['一二三四五六', 50, 2],
  ['一\n二', 50, 2],
  ['一\n\n二', 50, 3],
  // A mark goes to the next line together with the character before it.
  ['一二三四五。', 50, 2],
  ['一二三四五（六）', 50, 2],
  ['一二三四五，六七八九。', 50, 3],
  // A word is not broken where the next line has room for it.
  ['一二三abcd', 50, 2],
  ['abcdefghijklmnopqrst', 50, 3],
  // Too narrow for anything: one character a line.
  ['一二三', 1, 3],
])('“%s” in a room of %s: %s', (text, width, expected) => {
  expect(lines(text, width)).toBe(expected);
});
