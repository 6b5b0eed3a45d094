import { expect, test } from 'vitest';
import { planTemplate } from '#shared/export/plan-template';
import type { PlainWorkbook, Sheet, SheetCell } from '#shared/workbook/sheet';
import { applyPlan } from '../../support/apply-plan';
import { issuesOf, readContent } from '../../support/read-content';
import { importFixture, loadShanxi, readFixture, sessionOf } from '../../support/reference';
import { placedCells, sheetOf } from '../../support/vary-workbook';

const pack = loadShanxi();
const filled = readFixture('filled');

/** Where the lists of 06 stand in the fixture: four columns each, side by side, from the first row of 科目 on. */
const WIDTH = 4;
const FIRST = 5;
const FOOTER = 33;

type Row = readonly (SheetCell | undefined)[];

/** 06 with the lists of 公用经费 (the second to the fourth) spread anew: so many rows in each. */
function spread(lengths: readonly number[], book = filled): PlainWorkbook {
  return {
    ...book,
    sheets: book.sheets.map((sheet) => (isSix(sheet) ? spreadSheet(sheet, lengths) : sheet)),
  };
}

function isSix(sheet: Sheet): boolean {
  return placedCells(sheet).some(({ cell }) => cell.text === '公开06表');
}

function spreadSheet(sheet: Sheet, lengths: readonly number[]): Sheet {
  const rowsOf = (panel: number): Row[] =>
    Array.from({ length: FOOTER - FIRST }, (_, at) =>
      Array.from({ length: WIDTH }, (__, column) => sheet.rows.get(FIRST + at)?.get(panel * WIDTH + column)),
    ).filter((row) => row.some((cell) => cell !== undefined));
  const list = [1, 2, 3].flatMap(rowsOf);
  const taken = lengths.map((length, at) => {
    const start = lengths.slice(0, at).reduce((sum, one) => sum + one, 0);
    return list.slice(start, start + length);
  });
  const lists = [rowsOf(0), ...taken];
  const right = lists.length * WIDTH;
  const footer = FIRST + Math.max(...lists.map(({ length }) => length));
  const kept = placedCells(sheet).flatMap(({ row, column, cell }) => {
    if (row >= FIRST && row < FOOTER) return [];
    const amount = row === FOOTER && column >= 3 * WIDTH;
    const to = amount ? column - 4 * WIDTH + right : column;
    return row >= 4 && to >= right
      ? []
      : [{ row: row < FOOTER ? row : row - FOOTER + footer, column: to, cell }];
  });
  const moved = lists.flatMap((rows, panel) =>
    rows.flatMap((row, at) =>
      row.flatMap((cell, column) =>
        cell ? [{ row: FIRST + at, column: panel * WIDTH + column, cell }] : [],
      ),
    ),
  );
  const merges = sheet.merges.flatMap((merge) => {
    if (merge.top < FOOTER) return [{ ...merge, right: Math.min(merge.right, right - 1) }];
    const at = { top: merge.top - FOOTER + footer, bottom: merge.bottom - FOOTER + footer };
    return [
      {
        ...merge,
        ...at,
        right: merge.right > 3 && merge.top === FOOTER ? right - 3 : Math.min(merge.right, right - 1),
      },
    ];
  });
  return sheetOf({ ...sheet, merges }, [...kept, ...moved]);
}

test('the list as the pack prints it is left as it is', () => {
  expect(readContent(pack, spread([28, 28, 26]))).toEqual(readContent(pack, filled));
});

test.each([
  ['other lengths in the same lists', [24, 20, 38]],
  ['three lists instead of four', [45, 40]],
  ['one long list', [90]],
])('06 in %s is read whole', (_, lengths) => {
  const workbook = spread(lengths);
  expect(issuesOf(pack, workbook)).toEqual([]);
  expect(readContent(pack, workbook)).toEqual(readContent(pack, filled));
});

test.each([[[45, 40]], [[90]]])(
  'a template with lists of %j lines is filled in its own places',
  (lengths) => {
    const template = spread(lengths, readFixture('template'));
    const session = sessionOf(pack, importFixture(pack, filled).document);
    const planned = planTemplate(session, template, undefined);
    if (!planned.ok) throw new Error(planned.problem.kind);
    expect(planned.value.warnings).toEqual([]);
    expect(readContent(pack, applyPlan(template, planned.value.plan))).toEqual(readContent(pack, filled));
  },
);
