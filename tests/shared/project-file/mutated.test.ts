import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { explainOpenProblem, openProject } from '#shared/project-file/open-project';
import { saveProject } from '#shared/project-file/save-project';
import { SHANXI } from '../shanxi-pack';

const TEXTS = ['saved-by-version-1.juesuan', 'saved-by-version-3.juesuan'].map((name) =>
  readFileSync(new URL(`../../fixtures/projects/${name}`, import.meta.url), 'utf8'),
);

/** What a faulty disk, a merge of two files or a hand in an editor puts in. */
const PIECES = [
  '',
  '"',
  '{',
  '}',
  '[',
  ']',
  ',',
  ':',
  '-',
  '.',
  '0',
  '7',
  '1e999',
  'null',
  'true',
  '\\u0000',
  '\ud800',
  '"1": "9.00",',
];

/** One piece of a text taken out, put twice, or replaced. Shares choose the place, whatever the text's length. */
const mutations = fc.array(
  fc.record({
    from: fc.double({ min: 0, max: 1, noNaN: true }),
    length: fc.oneof(fc.constant(1), fc.nat(40)),
    piece: fc.oneof(fc.constantFrom(...PIECES), fc.constant(null)),
  }),
  { minLength: 1, maxLength: 3 },
);

function mutate(
  text: string,
  changes: readonly { from: number; length: number; piece: string | null }[],
): string {
  return changes.reduce((before, { from, length, piece }) => {
    const at = Math.floor(from * before.length);
    const taken = before.slice(at, at + length);
    return before.slice(0, at) + (piece ?? taken + taken) + before.slice(at + length);
  }, text);
}

/** How the text opens: null where it is refused, in a sentence that can be read; a throw is a bug. */
function reopened(text: string): string | null {
  const read = openProject(text);
  // A pack of another name is not there.
  if (read.ok && read.value.packId !== SHANXI.id) return null;
  const document = read.ok ? read.value.withPack(SHANXI) : read;
  if (document.ok) return saveProject(SHANXI, document.value);
  expect(explainOpenProblem(document.problem).length).toBeLessThan(300);
  return null;
}

test('a mutated project file is refused by name, or opens as what can be saved and opened the same again', () => {
  let opened = 0;
  fc.assert(
    fc.property(fc.constantFrom(...TEXTS), mutations, (text, changes) => {
      const saved = reopened(mutate(text, changes));
      if (saved === null) return;
      opened += 1;
      expect(reopened(saved)).toBe(saved);
    }),
    { numRuns: 3000, seed: 20_241_129 },
  );
  // Else the test would prove refusals only.
  expect(opened).toBeGreaterThan(20);
});
