import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  isCodeSheet,
  mapAmounts,
  mapCodes,
  moveRow,
  splitCodes,
  withoutLineNumbers,
} from '../../support/office-habits';
import { issuesOf, readContent } from '../../support/read-content';
import { loadShanxi, readFixture } from '../../support/reference';
import { panelsOf, reorderColumns } from '../../support/reorder-columns';
import {
  addCells,
  besideSheets,
  compose,
  insertColumns,
  insertRows,
  mapTexts,
  onSheets,
  stackSheets,
  textCell,
  type Variation,
} from '../../support/vary-workbook';

const pack = loadShanxi();
const workbook = readFixture('filled');
const expected = readContent(pack, workbook);
const RUNS = 100;

const asIs: Variation = (book) => book;
const one = (...variations: readonly Variation[]) => fc.constantFrom(asIs, ...variations);
const sometimes = (variation: (value: number) => Variation, most: number) =>
  fc.integer({ min: 0, max: most }).map((value) => (value === 0 ? asIs : variation(value)));

/** Words and amounts first, while every sheet still stands as in the reference. */
const words = fc.tuple(
  one(
    mapAmounts(pack, ({ text }) => textCell(` ￥${text}`)),
    mapAmounts(pack, ({ text }) => textCell(Number(text).toFixed(2))),
  ),
  one(
    mapTexts((text) => text.replace(/^公开(\d+)表$/, '表号: 公开 $1 表')),
    mapTexts((text, row) => (row === 1 && /^公开/.test(text) ? '' : text)),
    onSheets((sheet) => addCells(sheet, [[0, 0, '']])),
  ),
  one(
    mapTexts((text, row) => (row > 5 ? text.replace(/^[一二三四五六七八九十]+、/, '') : text)),
    mapTexts((text, row) => (row > 5 ? text.replace(/^([一二三四五六七八九十]+)、/, '（$1）') : text)),
  ),
  one(
    mapTexts((text) => text.replace(/^2022年度$/, '年度：2022')),
    mapTexts((text) => text.replace(/^(部门|单位)名称：/, '编制单位：')),
  ),
  one(
    mapTexts((text) => (text.length < 4 ? [...text].join('  ') : text)),
    mapTexts((text) => `${text}\u3000`),
    mapTexts((text, row) => (row >= 3 && row < 6 ? [...text].join('\n') : text)),
  ),
);

const shapes = fc.tuple(
  one(
    onSheets((sheet) =>
      isCodeSheet(sheet) && sheet.rowCount > 12 ? moveRow(sheet, 6, sheet.rowCount - 2) : sheet,
    ),
  ),
  one(
    onSheets((sheet) => mapCodes(sheet, (text) => ({ kind: 'number', text }))),
    onSheets((sheet) => splitCodes(sheet, (code) => [code.slice(0, 3), code.slice(3, 5), code.slice(5)])),
    onSheets((sheet) =>
      splitCodes(sheet, (code) => [3, 5, 7].map((length) => (code.length === length ? code : ''))),
    ),
    onSheets(withoutLineNumbers),
  ),
  sometimes((at) => onSheets((sheet) => insertColumns(sheet, at)), 7),
  sometimes((at) => onSheets((sheet) => insertRows(sheet, at + 5, 1 + (at % 3))), 20),
  sometimes((at) => onSheets((sheet) => insertRows(sheet, at)), 5),
  sometimes((count) => onSheets((sheet) => insertColumns(sheet, 0, count)), 3),
);

const places = fc.tuple(
  fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 6, 7, 8, 9], { minLength: 10 }).map(
    (order): Variation =>
      (book) => ({ ...book, sheets: order.map((at) => book.sheets[at]!) }),
  ),
  fc.integer({ min: 1, max: 10 }).chain((size) =>
    fc.tuple(fc.integer({ min: 0, max: 3 }), fc.boolean()).map(
      ([gap, beside]): Variation =>
        (book) => ({
          ...book,
          sheets: Array.from({ length: Math.ceil(10 / size) }, (_, at) => {
            const part = book.sheets.slice(at * size, (at + 1) * size);
            return beside && size === 2
              ? besideSheets(`第${at}页`, part)
              : stackSheets(`第${at}页`, part, gap);
          }),
        }),
    ),
  ),
);

/** Each panel's columns in some order; of the panels, the first one first or last. */
const orders = fc
  .tuple(
    fc.boolean(),
    fc.tuple(
      ...Array.from({ length: 10 }, (_, at) => fc.tuple(...panelsOf(at).map((panel) => shuffled(panel)))),
    ),
  )
  .map(
    ([turned, sheets]): Variation =>
      onSheets((sheet, at) => {
        const [first = [], ...others] = sheets[at] ?? [];
        return reorderColumns(sheet, (turned ? [...others, first] : [first, ...others]).flat());
      }),
  );

function shuffled(columns: readonly number[]): fc.Arbitrary<number[]> {
  return fc.shuffledSubarray([...columns], { minLength: columns.length });
}

test('columns in whatever order read the same document', () => {
  fc.assert(
    fc.property(words, orders, places, (spoken, ordered, placed) => {
      const varied = compose(...spoken, ordered, ...placed)(workbook);
      expect(readContent(pack, varied)).toEqual(expected);
      expect(issuesOf(pack, varied)).toEqual([]);
    }),
    { seed: 20_220_102, numRuns: RUNS },
  );
  // Every run reads a whole workbook, varied.
}, 60_000);

test('any of them together still read the same document', () => {
  fc.assert(
    fc.property(words, shapes, places, (spoken, shaped, placed) => {
      const varied = compose(...spoken, ...shaped, ...placed)(workbook);
      expect(readContent(pack, varied)).toEqual(expected);
      expect(issuesOf(pack, varied)).toEqual([]);
    }),
    { seed: 20_220_101, numRuns: RUNS },
  );
  // Every run reads a whole workbook, varied.
}, 60_000);
