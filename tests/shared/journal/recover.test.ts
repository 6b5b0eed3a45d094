import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readTree, writeTree } from '#shared/journal/plain-tree';
import { recover, writeChange } from '#shared/journal/recover';
import { saveProject } from '#shared/project-file/save-project';
import { createSession } from '#shared/session/create-session';
import { startDocuments, steps, take } from '../random-commands';
import { SHANXI } from '../shanxi-pack';

const trees = fc.letrec((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small' },
    fc.string(),
    fc.bigInt(),
    fc.boolean(),
    fc.constant(null),
    fc.double({ noNaN: true, noDefaultInfinity: true }).filter((number) => !Object.is(number, -0)),
    fc.array(tie('tree'), { maxLength: 3 }),
    fc
      .array(fc.tuple(fc.oneof(fc.string(), fc.nat()), tie('tree')), { maxLength: 3 })
      .map((pairs) => new Map(pairs)),
    fc.dictionary(
      fc.string().filter((key) => !key.startsWith('$') && key !== '__proto__'),
      tie('tree'),
      {
        maxKeys: 3,
        noNullPrototype: true,
      },
    ),
  ),
})).tree;

test('plain data comes back from its one line as it was', () => {
  fc.assert(
    fc.property(trees, (tree) => {
      const text = writeTree(tree);
      expect(text).not.toContain('\n');
      expect(readTree(text)).toEqual(tree);
    }),
    { seed: 20, numRuns: 500 },
  );
});

test('what is no plain data is a bug, not a loss', () => {
  for (const odd of [new Set([1]), Number.NaN, () => 1, [undefined], new Date(0), { $n: '1' }]) {
    expect(() => writeTree(odd)).toThrow();
  }
});

test('a state and the changes after it give the document of the session, undo and redo among them', () => {
  fc.assert(
    fc.property(startDocuments, steps, (start, list) => {
      const created = createSession(SHANXI, start);
      if (!created.ok) throw new Error(created.problem.kind);
      const session = created.value;
      const text = saveProject(SHANXI, session.document());
      const changes: string[] = [];
      session.subscribe(({ diff }) => changes.push(writeChange(diff)));
      for (const step of list) take(session, step);
      const recovered = recover(text, changes, SHANXI);
      if (!recovered.ok) throw new Error(JSON.stringify(recovered.problem));
      expect(saveProject(SHANXI, recovered.value)).toBe(saveProject(SHANXI, session.document()));
    }),
    { seed: 21, numRuns: 25 },
  );
});

test('a change of another shape is told, with its number', () => {
  const text = saveProject(SHANXI, createDocument());
  const wrong = JSON.stringify([{ kind: 'entry', table: 'no such table', line: '1', column: 1 }]);
  expect(recover(text, [wrong], SHANXI)).toMatchObject({
    ok: false,
    problem: { kind: 'unreadable-change', at: 0 },
  });
});

function createDocument() {
  const [document] = fc.sample(startDocuments, { seed: 1, numRuns: 1 });
  if (!document) throw new Error('No document');
  return document;
}
