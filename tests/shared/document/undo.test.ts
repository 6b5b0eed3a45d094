import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyDiff, type Change, reverseDiff } from '#shared/document/diff';
import type { ProjectDocument } from '#shared/document/document';
import { startDocuments, steps, take } from '../random-commands';
import { at, startSession, type } from '../shanxi-pack';

test('whatever is done, undone to the beginning, gives the start; redone, the end', () => {
  fc.assert(
    fc.property(startDocuments, steps, (start, doing) => {
      const session = startSession(start);
      for (const step of doing) take(session, step);
      while (session.canRedo()) session.redo();
      const end = session.document();
      while (session.canUndo()) session.undo();
      expect(session.document()).toEqual(start);
      while (session.canRedo()) session.redo();
      expect(session.document()).toEqual(end);
    }),
    { numRuns: 60 },
  );
  // Sixty projects, each computed anew after every step there and back.
}, 60_000);

test('the diff of every change, applied to the document before, gives the one after, and reversed the one before', () => {
  fc.assert(
    fc.property(startDocuments, steps, (start, doing) => {
      const session = startSession(start);
      let before: ProjectDocument = start;
      session.subscribe(({ diff }) => {
        const after = session.document();
        expect(applyDiff(before, diff)).toEqual(after);
        expect(applyDiff(after, reverseDiff(diff))).toEqual(before);
        before = after;
      });
      for (const step of doing) take(session, step);
    }),
    { numRuns: 60 },
  );
  // Sixty projects, each computed anew after every step there and back.
}, 60_000);

test('a diff of several steps on one cell is reversed last first', () => {
  const session = startSession();
  const start = session.document();
  const diff: Change[] = [];
  session.subscribe((change) => diff.push(...change.diff));
  for (const amount of ['1', '2', '']) type(session, { '10[2,1]': amount });
  expect(applyDiff(session.document(), reverseDiff(diff))).toEqual(start);
  type(session, { '10[2,1]': '5' });
  expect(applyDiff(session.document(), reverseDiff(diff))).toEqual(start);
});

test('a step of several cells is one step back; doing something new forgets what was undone', () => {
  const session = startSession();
  type(session, { '10[2,1]': '1', '10[3,1]': '2' });
  type(session, { '10[4,1]': '3' });
  session.undo();
  expect(session.cell(at('10[1,1]'))?.value).toBe(300n);
  expect(session.canRedo()).toBe(true);
  type(session, { '10[4,1]': '4' });
  expect(session.canRedo()).toBe(false);
  expect([session.redo(), session.cell(at('10[1,1]'))?.value]).toEqual([undefined, 700n]);
  session.undo();
  session.undo();
  expect([session.undo(), session.canUndo(), session.cell(at('10[1,1]'))?.value]).toEqual([
    undefined,
    false,
    null,
  ]);
});
