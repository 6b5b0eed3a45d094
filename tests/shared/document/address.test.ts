import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { EquationNumber } from '#shared/diagnose/equations';
import {
  type AddressText,
  addressText,
  addressWords,
  isBookName,
  ownTable,
  parseAddress,
  toAddress,
  writeAddress,
} from '#shared/document/address';
import type { CellNumber } from '#shared/engine/cell-numbers';
import type { ColumnNumber, LineKey, TableId } from '#shared/rule/rule';
import { SHANXI, startSession } from '../shanxi-pack';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

describe('an address', () => {
  test.each([
    ['01[27,1]', { table: '01', line: '27', column: 1 }],
    ['05[合计,1]', { table: '05', line: '合计', column: 1 }],
    ['上年.01[60,2]', { book: '上年', table: '01', line: '60', column: 2 }],
  ] as const)('%s is read and written back', (text, address) => {
    expect(toAddress(text)).toEqual(address);
    expect(writeAddress(address)).toBe(text);
  });

  test('is read as people write it, in full width and with spaces, and becomes the one way to write it', () => {
    const address = parseAddress(' ０１［ 27，1 ］');
    expect(address && writeAddress(address)).toBe('01[27,1]');
    expect(parseAddress('01(27,1)')).toBeUndefined();
  });

  test('a text that only looks like one to the compiler is a broken invariant, not an empty place', () => {
    expect(() => toAddress('01[27,1e3]' as AddressText)).toThrow('Broken invariant');
    expect(() => startSession().cell('[27,1]')).toThrow('Broken invariant');
  });

  test('every cell of the tables is called as its address is written', () => {
    const session = startSession();
    for (const text of session.addresses()) {
      expect(writeAddress(toAddress(text))).toBe(text);
      expect(session.cell(text)?.address).toBe(text);
    }
  });

  test('the table of the project’s own that a cell stands in is never taken for one of another book', () => {
    expect(ownTable('01[27,1]')).toBe('01');
    expect(ownTable('上年.01[27,1]')).toBeUndefined();
    expect(SHANXI.books.every(({ name }) => isBookName(name))).toBe(true);
  });

  test.each(['', '01', '01[27]', '01[27,x]', '01[27,1', '01[,1]', 'x.y.01[27,1]', 7, null])(
    'in a file or an answer %s is none',
    (text) => expect(addressWords.safeParse(text).success).toBe(false),
  );

  test('is read of the same texts as a file may say, and of no others', () => {
    const text = fc.string({
      unit: fc.constantFrom('0', '7', '合', '.', '[', ']', ',', '-', 'x', '\n'),
      maxLength: 12,
    });
    const near = fc.tuple(text, text, text).map(([before, line, after]) => `${before}[${line},1${after}]`);
    const written = fc
      .tuple(fc.constantFrom('', '上年.', '.', 'x.y.'), fc.constantFrom('01', ''), text)
      .map(([book, table, line]) => `${book}${table}[${line},1]`);
    fc.assert(
      fc.property(fc.oneof(text, near, written), (one) => {
        const address = parseAddress(one);
        expect(address !== undefined).toBe(addressWords.safeParse(one).success);
        if (address && Number.isSafeInteger(address.column) && !/,0\d/.test(one))
          expect(writeAddress(address)).toBe(one);
      }),
      { numRuns: 3_000 },
    );
  });
});

test('the compiler takes no name or number of one thing for that of another', () => {
  const [table, line, column]: [TableId, LineKey, ColumnNumber] = ['05', '合计', 1];
  expect(addressText(table, line, column)).toBe('05[合计,1]');
  // @ts-expect-error: a line where the table stands
  expect(addressText(line, line, column)).toBe('合计[合计,1]');
  // @ts-expect-error: a table where the line stands
  expect(addressText(table, table, column)).toBe('05[05,1]');
  const values = new Map<CellNumber, string>([[1, 'a value']]);
  // @ts-expect-error: 栏次 are no numbers of cells
  expect(values.get(column)).toBe('a value');
  const equation: EquationNumber = 1;
  // @ts-expect-error: nor are the numbers of equations
  expect(values.get(equation)).toBe('a value');
  // @ts-expect-error: words are no address
  expect(() => toAddress('合计'.trim())).toThrow('Broken invariant');
});

/** Cutting an address up by its brackets takes `上年.01` for a table. */
const CUT = /(?:indexOf|split|lastIndexOf)\('\['\)/;

test('nobody cuts an address up but its own file', () => {
  const cutting = ['shared', 'electron', 'renderer']
    .flatMap((folder) =>
      readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
        .map((entry) => join(entry.parentPath, entry.name)),
    )
    .filter((path) => CUT.test(readFileSync(path, 'utf8')))
    .map((path) => relative(ROOT, path));
  expect(cutting).toEqual(['shared/document/address.ts']);
  expect(CUT.test("cell.slice(0, cell.indexOf('['))")).toBe(true);
});
