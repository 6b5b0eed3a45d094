import { expect, test } from 'vitest';
import { entryAt } from '#shared/document/document';
import { locateTables } from '#shared/workbook/locate-tables';
import { numberCell, withCell } from '../../support/edit-sheet';
import { importFixture, loadShanghai, loadShanxi, readFixture } from '../../support/reference';
import { panelsOf, reorderColumns } from '../../support/reorder-columns';
import { insertColumns, onSheets, textCell } from '../../support/vary-workbook';

const pack = loadShanxi();
const workbook = readFixture('filled');
const sheet = locateTables(workbook, pack).tables.find(({ table }) => table === '03')!.sheet.name;
const only = (change: Parameters<typeof onSheets>[0]) =>
  onSheets((one, at) => (one.name === sheet ? change(one, at) : one));

/** 03 prints 基本支出 in D and 项目支出 in E; row 10 is 2010301. */
const twice = withCell(
  withCell(only((one) => insertColumns(one, 5))(workbook), sheet, 3, 5, textCell('项目支出')),
  sheet,
  9,
  5,
  numberCell('12'),
);

test.each([
  ['in the pack’s order', twice],
  [
    'in another order',
    only((one, at) => reorderColumns(one, panelsOf(at).flat().concat(8).toReversed()))(twice),
  ],
])('two columns of one title, %s: neither is read, and both are named', (_, varied) => {
  const { document, report } = importFixture(pack, varied);
  const [message, ...others] = report.issues
    .filter(({ rule }) => rule === 'I-2')
    .map((issue) => issue.message);
  expect(message).toMatch(/公开03表.*的 (D、E|E、F) 列都可能是“项目支出”.*没有读取/);
  expect(others).toEqual([]);
  expect(entryAt(document, { table: '03', line: '2010301', column: 3 })).toBeUndefined();
  expect(entryAt(document, { table: '03', line: '2010301', column: 2 })?.value).toBe(1_091_432_592n);
});

test('a column of a part is not taken for the whole', () => {
  // 基本支出 over 人员经费 and 公用经费, without a column of its own.
  const parts = only((one) => {
    const wide = insertColumns(one, 4);
    return {
      ...wide,
      merges: [
        ...wide.merges.filter(({ left, top }) => !(top === 3 && left === 3)),
        { top: 3, bottom: 3, left: 3, right: 4 },
      ],
    };
  })(workbook);
  const named = withCell(
    withCell(parts, sheet, 4, 3, textCell('人员经费')),
    sheet,
    4,
    4,
    textCell('公用经费'),
  );
  const { report, document } = importFixture(pack, named);
  expect(report.issues.map(({ message }) => message).join('\n')).toMatch(/D、E 列都可能是“基本支出”/);
  expect(entryAt(document, { table: '03', line: '2010301', column: 2 })).toBeUndefined();
});

test('without merges, one 决算数 of six is missing: which group the others are of nobody says, and none is read', () => {
  const shanghai = loadShanghai();
  const book = readFixture('shanghai');
  const seven = locateTables(book, shanghai).tables.find(({ table }) => table === '07')!.sheet.name;
  const bare = onSheets((one) =>
    one.name === seven ? { ...one, merges: one.merges.filter(({ top }) => top < 2) } : one,
  )(book);
  const amounts = (workbook: typeof book) => {
    const { document, report } = importFixture(shanghai, workbook);
    const columns = Array.from({ length: 12 }, (_, at) => at + 1);
    return {
      read: columns.filter(
        (column) => entryAt(document, { table: '07', line: '1', column })?.value !== undefined,
      ),
      unread: report.unread.map(({ cell }) => cell),
    };
  };
  // As long as all twelve are there, their order says it.
  expect(amounts(bare).unread).toEqual([]);
  const short = amounts(withCell(bare, seven, 5, 3, undefined));
  expect(short.read.every((column) => column % 2 === 1)).toBe(true);
  expect(short.unread).toEqual(['B7', 'D7', 'F7', 'J7', 'L7']);
});
