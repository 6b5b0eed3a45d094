import { expect, test } from 'vitest';
import { explainPlanProblem } from '#shared/export/plan-problem';
import { planTemplate } from '#shared/export/plan-template';
import { cellAt } from '#shared/workbook/sheet';
import type { CellWrite } from '#shared/workbook/template-plan';
import { readWorkbook } from '../../../../electron/excel/read-workbook';
import { patchWorkbook } from '../../../../electron/excel/template/patch-workbook';
import { largeProject } from '../../../shared/export/large-project';
import { loadShanxi, readFixture, sessionOf } from '../../../support/reference';
import { partsOf, smallWorkbook } from '../fixtures';

const ROWS = 100_000;

/** A template of three rows: a heading, a line as models have it, a total. */
const TEMPLATE = smallWorkbook({
  甲: '<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>项目</t></is></c></row><row r="2" ht="20" customHeight="1"><c r="A2" s="0"/><c r="B2" s="0"/></row><row r="3"><c r="A3" t="inlineStr"><is><t>合计</t></is></c><c r="B3"><f>SUM(B2:B2)</f></c></row></sheetData><mergeCells count="1"><mergeCell ref="C2:D2"/></mergeCells>',
});

test('a hundred thousand rows go in, each with what belongs into it', { timeout: 120_000 }, async () => {
  const writes = Array.from({ length: ROWS + 1 }, (_, at): CellWrite[] => [
    { row: 1 + at, column: 0, value: { kind: 'text', text: `第${at}项` } },
    { row: 1 + at, column: 1, value: { kind: 'number', text: `${at}.25` } },
  ]);
  const plan = {
    sheets: [{ sheet: '甲', insertions: [{ after: 1, count: ROWS, like: 1 }], writes: writes.flat() }],
  };
  const patched = await patchWorkbook(TEMPLATE, plan);
  if (!patched.ok) throw new Error(patched.problem.kind);
  const read = readWorkbook(patched.value.bytes);
  if (!read.ok) throw new Error(read.problem.kind);
  const sheet = read.value.sheets[0]!;
  expect(sheet.rows.size).toBe(ROWS + 3);
  for (let at = 0; at <= ROWS; at += 1) {
    if (cellAt(sheet, 1 + at, 0)?.text !== `第${at}项`) throw new Error(`row ${at}`);
    if (cellAt(sheet, 1 + at, 1)?.text !== `${at}.25`) throw new Error(`row ${at}`);
  }
  expect(cellAt(sheet, ROWS + 2, 0)?.text).toBe('合计');
  expect(sheet.blankMerges?.length).toBe(ROWS + 1);
});

test('what no sheet can hold is refused in one sentence, and not cut', () => {
  const pack = loadShanxi();
  const template = readFixture('template');
  // The tables stand as far down as they can.
  const down = <Value>(map: ReadonlyMap<number, Value>) =>
    new Map([...map].map(([row, value]) => [row + 1_048_500, value] as const));
  const sheets = template.sheets.map((sheet) => ({
    ...sheet,
    rows: down(sheet.rows),
    merges: sheet.merges.map((merge) => ({
      ...merge,
      top: merge.top + 1_048_500,
      bottom: merge.bottom + 1_048_500,
    })),
    rowCount: sheet.rowCount + 1_048_500,
  }));
  const planned = planTemplate(sessionOf(pack, largeProject(pack, 50)), { ...template, sheets }, undefined);
  expect(planned.ok ? '' : explainPlanProblem(planned.problem)).toMatch(
    /^模板的工作表“GK0\d .*”填好后有 10\d{5} 行，超过 Excel 一张工作表的 1048576 行，没有填写，请在模板中把这张表分成几页$/,
  );
});

test('an empty row at the very end of the sheet makes room', async () => {
  const template = smallWorkbook({
    甲: '<sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="1048576" ht="20"/></sheetData>',
  });
  const plan = { sheets: [{ sheet: '甲', insertions: [{ after: 0, count: 2, like: 0 }], writes: [] }] };
  const patched = await patchWorkbook(template, plan);
  if (!patched.ok) throw new Error(patched.problem.kind);
  const xml = partsOf(patched.value.bytes)['xl/worksheets/sheet1.xml'];
  expect(xml).toContain(
    '<sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="A2"/></row><row r="3"><c r="A3"/></row></sheetData>',
  );
});
