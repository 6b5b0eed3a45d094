import { expect, test } from 'vitest';
import { sourceFiles } from '../support/source-files';

/** What a generator function or a class is made in stays in memory, as long as it itself has been used and is known. */
const MADE_WITHIN = [
  /^\s+(?:.*[^.\w])?function\s*\*/,
  /^\s+(?:return |const \w+ = |.*[(,] ?)?class \w* ?\{?/,
  /^\s+.*\boncePer\(/,
];

function madeWithin(text: string): readonly string[] {
  return text
    .split('\n')
    .filter((line) => !/^\s*(?:\*|\/\/)/.test(line) && MADE_WITHIN.some((made) => made.test(line)));
}

test('generator functions, classes and what is kept in values stand at the top of their file', () => {
  const made = sourceFiles('shared', 'electron').flatMap(({ path, text }) =>
    madeWithin(text).map((line) => `${path}: ${line.trim()}`),
  );
  // One for each thing that is kept, made when the program is loaded.
  expect(made).toEqual(['shared/kit/once-per.ts: class Keeper extends Given {']);
});

test.each([
  '  function* search(): Steps<Diagnosis> {',
  '  const found = function* (): Steps<Found> {',
  '    return class {',
  '  this.told = oncePer((problem) => problem);',
])('it would be seen: %s', (line) => expect(madeWithin(line)).toEqual([line]));
