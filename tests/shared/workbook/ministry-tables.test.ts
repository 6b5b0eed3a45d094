import { expect, test } from 'vitest';
import { explainImportProblem } from '#shared/import/import-problem';
import { importWorkbook } from '#shared/import/import-workbook';
import type { PlainWorkbook, Sheet } from '#shared/workbook/sheet';
import { importFixture, loadShanxi, readFixture } from '../../support/reference';
import { addCells, sheetOf } from '../../support/vary-workbook';

const pack = loadShanxi();
const workbook = readFixture('filled');

/** The ministry's own 收入支出决算总表: 行次 and three columns a side. */
function ministrySheet(number: readonly string[], columns: readonly string[]): Sheet {
  const header = ['项目', '行次', ...columns];
  return addCells(sheetOf({ name: 'Z01', hidden: false, merges: [] }, []), [
    [0, 0, '收入支出决算总表'],
    ...number.map((text, at) => [1, 8 + at, text] as const),
    [2, 0, '部门：某某局'],
    [3, 0, '收入'],
    [3, 5, '支出'],
    ...[0, 5].flatMap((left) => header.map((text, at) => [4, left + at, text] as const)),
    [5, 0, '一、一般公共预算财政拨款收入'],
    [5, 1, '1'],
    [5, 4, '100.00'],
  ]);
}

const BUDGET = ['年初预算数', '全年预算数', '决算数'];
const book = (...sheets: readonly Sheet[]): PlainWorkbook => ({ format: 'xlsx', sheets });

test.each([
  ['its number', ['财决01表'], ['决算数']],
  ['its number with a label', ['表号：财决01表'], ['决算数']],
  ['its number beside the label', ['表号：', '财决01-1表'], BUDGET],
  ['its budget columns alone', [], BUDGET],
])("the ministry's own table is refused by %s", (_, number, columns) => {
  const refused = importWorkbook(pack, book(ministrySheet(number, columns)), 'a');
  expect(refused).toMatchObject({ ok: false, problem: { kind: 'ministry-tables', sheet: 'Z01' } });
  if (refused.ok) return;
  expect(explainImportProblem(refused.problem)).toMatch(
    /^里的工作表“Z01”是财政部决算报表.*，不是公开表，请[^。]*$/,
  );
});

test("among the 公开 tables the ministry's own is left out, and said so once", () => {
  const mixed = { ...workbook, sheets: [ministrySheet([], BUDGET), ...workbook.sheets] };
  const { document, report } = importFixture(pack, mixed);
  expect(document.tables).toEqual(importFixture(pack, workbook).document.tables);
  expect(report.issues).toMatchObject([{ rule: 'I-4', severity: 'warning', place: 'Z01' }]);
});
