import { expect, test } from 'vitest';
import type { PlainWorkbook } from '#shared/workbook/sheet';
import { numberCell, withCell } from '../../support/edit-sheet';
import { contentOf, issuesOf, readContent } from '../../support/read-content';
import { importFixture, loadShanxi, readFixture } from '../../support/reference';
import { pagesOf } from '../../support/split-pages';
import { mapCells, textCell } from '../../support/vary-workbook';

const pack = loadShanxi();
const workbook = readFixture('filled');
const expected = contentOf(importFixture(pack, workbook).document);
const second = workbook.sheets[1]!;
const withSheets = (...sheets: typeof workbook.sheets) => ({
  ...workbook,
  sheets: [...workbook.sheets.filter(({ name }) => name !== second.name), ...sheets],
});

test.each([
  ['the same numbers', { ...second, name: '复印' }],
  [
    'an older state',
    { ...mapCells(second, (cell) => (cell.kind === 'number' ? numberCell('7') : cell)), name: '旧' },
  ],
  [
    'another department’s, with other codes',
    {
      ...mapCells(second, (cell, row) => {
        if (/^部门名称/.test(cell.text)) return textCell('部门名称：某某中心');
        return row > 5 && /^\d+$/.test(cell.text) ? textCell(cell.text.replace(/^2/, '3')) : cell;
      }),
      name: '下属单位',
    },
  ],
])('a second copy, %s, is not read and is told', (_, copy) => {
  const varied = withSheets(second, copy);
  expect(readContent(pack, varied)).toEqual(expected);
  expect(issuesOf(pack, varied)).toEqual([
    `公开02表在工作表“${copy.name}”中又出现一次，只读取了前一处，请核对`,
  ]);
});

test('a hidden sheet is no later page of a visible table', () => {
  const [first, last] = pagesOf(second, [15]);
  const varied = withSheets(first!, { ...last!, name: '续', hidden: true });
  expect(issuesOf(pack, varied).join('\n')).toMatch(/公开02表在工作表“续”中又出现一次/);
});

test('合计 on every page is read once; where a later page prints another, both places are named', () => {
  const [first, last] = pagesOf(second, [15], { number: '公开02表（续）' });
  const total = [...second.rows.get(6)!];
  const lower = { ...last!, name: '续' };
  const repeated = total.reduce<PlainWorkbook>(
    (book, [column, cell]) => withCell(book, '续', last!.rowCount - 1, column, cell),
    withSheets(first!, { ...lower, rows: new Map([...lower.rows].slice(0, -1)) }),
  );
  expect(readContent(pack, repeated)).toEqual(expected);
  expect(issuesOf(pack, repeated)).toEqual([]);
  const differing = withCell(repeated, '续', last!.rowCount - 1, 2, numberCell('5'));
  expect(issuesOf(pack, differing)).toEqual([
    `工作表“续”的 C${last!.rowCount}（02[合计,1]）与前面的 ${second.name}!C7 不同，没有读取，请核对`,
  ]);
});
