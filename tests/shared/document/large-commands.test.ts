import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addressText } from '#shared/document/address';
import { applyDiff, type Change } from '#shared/document/diff';
import type { CodedLine } from '#shared/pack/table-shape';
import { at, emptyDocument, insert, run, shown, startSession } from '../shanxi-pack';

test('a command of 150,000 changes is carried out and undone like any other', () => {
  const session = startSession();
  const start = session.document();
  const notes = new Map(
    Array.from({ length: 150_000 }, (_, index) => [addressText('01', String(index), 1), '见附件']),
  );
  expect(
    run(session, { kind: 'take-import', facts: {}, tables: new Map(), issues: [], notes }),
  ).toBeUndefined();
  expect(session.document().notes.size).toBe(150_000);
  session.undo();
  const { notes: left, ...rest } = session.document();
  expect({ ...rest, notes: new Map(left) }).toEqual(start);
});

/** As lines were put in before: one after the other, each time through the whole list. */
function oneByOne(lines: readonly CodedLine[], { before, after }: Change & { kind: 'line' }): CodedLine[] {
  const others = lines.filter((line) => line.code !== before?.code);
  if (!after) return others;
  const place = others.findIndex((line) => line.code > after.code);
  return place < 0 ? [...others, after] : others.toSpliced(place, 0, after);
}

test('lines changed together end where they would one after the other', () => {
  const codes = fc.integer({ min: 201, max: 212 }).map(String);
  const changes = fc.array(
    fc.record({ code: codes, kind: fc.constantFrom('come', 'go', 'name'), name: fc.string() }),
  );
  fc.assert(
    fc.property(fc.uniqueArray(codes), changes, (first, wanted) => {
      const lines = first.toSorted().map((code): CodedLine => ({ code, name: '' }));
      let expected: readonly CodedLine[] = lines;
      const diff = wanted.flatMap(({ code, kind, name }): (Change & { kind: 'line' })[] => {
        const before = expected.find((line) => line.code === code);
        if ((kind === 'come') === (before !== undefined)) return [];
        const change = {
          kind: 'line',
          table: '03',
          before,
          after: kind === 'go' ? undefined : { code, name },
        } as const;
        expected = oneByOne(expected, change);
        return [change];
      });
      const document = emptyDocument();
      const tables = new Map(document.tables).set('03', { ...document.tables.get('03')!, lines });
      expect(applyDiff({ ...document, tables }, diff).tables.get('03')?.lines).toEqual(expected);
    }),
    { numRuns: 300 },
  );
});

test.each([
  ['overriding a total', 'override-cell'],
  ['keeping a printed total', 'keep-printed'],
] as const)('%s of a table that an import lacked makes the table present', (_what, kind) => {
  const document = emptyDocument();
  const absent = { ...document.tables.get('03')!, absent: true };
  const session = startSession({ ...document, tables: new Map(document.tables).set('03', absent) });
  const [address, value] = [at('03[合计,2]'), 700n];
  const command = kind === 'override-cell' ? { kind, address, value } : { kind, cells: [{ address, value }] };
  expect(run(session, command)).toBeUndefined();
  expect(session.document().tables.get('03')?.absent).toBe(false);
  session.undo();
  expect(session.document().tables.get('03')?.absent).toBe(true);
});

test('many lines are pasted and deleted with the parents that only they had', () => {
  const session = startSession();
  insert(session, '03', '2010301');
  const start = session.document();
  const codes = Array.from({ length: 600 }, (_, index) => String(2_050_101 + index * 100));
  expect(insert(session, '03', ...codes)).toBeUndefined();
  const held =
    session
      .document()
      .tables.get('03')
      ?.lines.map(({ code }) => code) ?? [];
  expect(held).toEqual(held.toSorted());
  expect(run(session, { kind: 'delete-lines', table: '03', codes })).toBeUndefined();
  expect(session.document()).toEqual(start);
  expect(shown(session, '03[2010301,1]')).toBe('');
});
