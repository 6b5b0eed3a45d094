import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseTsv, writeTsv } from '#shared/clipboard/tsv';

test('what is written is read again, whatever stands in the cells', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', '1', '"', '\t', '\n', '\r', ' ', '数'), maxLength: 6 });
  const rows = fc
    .integer({ min: 1, max: 4 })
    .chain((columns) =>
      fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), { minLength: 1, maxLength: 4 }),
    );
  fc.assert(
    fc.property(rows, (table) => {
      expect(parseTsv(writeTsv(table))).toEqual(table);
    }),
  );
});

test.each([
  ['one cell', '5', [['5']]],
  ['a line end after the last line counts for nothing', 'a\tb\r\n', [['a', 'b']]],
  ['old and new line ends', 'a\rb\nc', [['a'], ['b'], ['c']]],
  ['blank cells stay', '\t1\t\n\n', [['', '1', ''], ['']]],
  ['a quoted line end', '"a\nb"\tc', [['a\nb', 'c']]],
  ['a quote in the middle is itself', '5" 管\tx', [['5" 管', 'x']]],
  ['a quote that never ends is itself', '"abc', [['"abc']]],
])('%s', (_, text, rows) => {
  expect(parseTsv(text)).toEqual(rows);
});
