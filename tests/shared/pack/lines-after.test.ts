import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type CodedLine, tableLines, tableLinesAfter } from '#shared/pack/table-shape';
import { loadShanxi } from '../../support/reference';

const tables = loadShanxi().tables.filter(({ panels }) =>
  panels.some(({ items }) => items.some(({ kind }) => kind === 'codes')),
);
const CODES = ['201', '202', '208', '20101', '20103', '20805', '2010101', '2010102', '2010301', '2080505'];

/** Some of the codes in their order, each with one of two names. */
const lists = fc
  .subarray(CODES)
  .chain((codes) =>
    fc.tuple(...codes.map((code) => fc.constantFrom('甲', '乙').map((name): CodedLine => ({ code, name })))),
  )
  .map((lines) => lines.toSorted((one, other) => (one.code < other.code ? -1 : 1)));

/** Other lines, of which those that are as before are the same lines. */
function after(before: readonly CodedLine[], wanted: readonly CodedLine[]): readonly CodedLine[] {
  return wanted.map(
    (line) => before.find(({ code, name }) => code === line.code && name === line.name) ?? line,
  );
}

test('lines made from those before are the lines made anew', () => {
  fc.assert(
    fc.property(fc.constantFrom(...tables), lists, lists, (table, before, wanted) => {
      const coded = after(before, wanted);
      const known = { coded: before, lines: tableLines(table, before) };
      expect(tableLinesAfter(table, coded, known)).toEqual(tableLines(table, [...coded]));
    }),
    { numRuns: 500 },
  );
});

test('a code that comes between leaves the lines around it as they are, but those it now stands above', () => {
  const [table] = tables;
  if (!table) throw new Error('No table of codes');
  const before = ['201', '2010101', '2010102', '208'].map((code) => ({ code, name: '' }));
  const lines = tableLines(table, before);
  const [first, ...rest] = before;
  if (!first) throw new Error('No line');
  const now = tableLinesAfter(table, [first, { code: '20101', name: '' }, ...rest], { coded: before, lines });
  const line = (all: typeof lines, code: string) => all.find(({ key }) => key === code);
  expect(line(now, '208')).toBe(line(lines, '208'));
  expect(line(now, '2010102')?.parent).toBe('20101');
  expect(line(lines, '2010102')?.parent).toBe('201');
});

test('lines that stand in no order are made anew and right', () => {
  const [table] = tables;
  if (!table) throw new Error('No table of codes');
  const before = ['20101', '201'].map((code) => ({ code, name: '' }));
  const coded = [...before, { code: '2010101', name: '' }];
  const known = { coded: before, lines: tableLines(table, before) };
  expect(tableLinesAfter(table, coded, known)).toEqual(tableLines(table, [...coded]));
});
