import { describe, expect, test } from 'vitest';
import { explainPlanProblem } from '#shared/export/plan-problem';
import { planTemplate } from '#shared/export/plan-template';
import { locateTables } from '#shared/workbook/locate-tables';
import type { PlainWorkbook, Sheet } from '#shared/workbook/sheet';
import { applyPlan } from '../../support/apply-plan';
import { contentOf, issuesOf, readContent } from '../../support/read-content';
import { importFixture, loadShanxi, readFixture, sessionOf } from '../../support/reference';
import { pagesOf } from '../../support/split-pages';
import { besideSheets, mapTexts, moveCells, stackSheets, type Variation } from '../../support/vary-workbook';
import { PAGES } from '../workbook/cases/pages';

const pack = loadShanxi();
const workbook = readFixture('filled');
const { document } = importFixture(pack, workbook);
const session = sessionOf(pack, document);
const blank = readFixture('template');
const tables = blank.sheets.filter(({ name }) => /^GK/.test(name));
const onOne: Variation = (book) => ({ ...book, sheets: [stackSheets('全部', book.sheets, 2)] });

/** The template keeps three lines for codes in 02, 03 and 05, where the disclosure needs twenty-one. */
test.each([['all its tables on one sheet', onOne], ...PAGES] satisfies [string, Variation][])(
  'a blank template with %s reads back as what was written',
  (_, vary) => {
    const template = vary({ ...blank, sheets: tables });
    const planned = planTemplate(session, template, undefined);
    if (!planned.ok) throw new Error(planned.problem.kind);
    expect(planned.value.warnings).toEqual([]);
    const filled = applyPlan(template, planned.value.plan);
    expect(readContent(pack, filled)).toEqual(contentOf(document));
    expect(issuesOf(pack, filled)).toEqual([]);
  },
);

test('a template whose pages of one table name different units is refused, with the sheet', () => {
  const planned = planTemplate(session, inTwoUnits(blank), undefined);
  expect(planned.ok ? '' : explainPlanProblem(planned.problem)).toMatch(
    /“续表”上写的金额单位是万元，与它的第一页不同/,
  );
});

test('a workbook whose pages of one table name different units is read by each page’s own, and the clerk is told', () => {
  const read = importFixture(pack, inTwoUnits(workbook));
  expect(read.document.tables.get('03')?.scale).toBe('wanyuan');
  // On the first page, and on the second, where a printed 元 now says 万元.
  expect(read.document.tables.get('03')?.entries.get('2010301')?.get(2)?.value).toBe(1_091_432_592n);
  expect(read.document.tables.get('03')?.entries.get('2210201')?.get(2)?.value).toBe(1_088_829_410_000n);
  const told = read.report.issues.filter(({ message }) => message.includes('各页的金额单位不一致'));
  expect(told).toMatchObject([{ rule: 'G-5', severity: 'warning' }]);
});

/** Table 03 on two sheets, the second of which says 万元. */
function inTwoUnits(book: PlainWorkbook): PlainWorkbook {
  const sheet = book.sheets.find(({ name }) => name.startsWith('GK03'))!;
  const [first, second] = pagesOf(sheet, [sheet.rowCount < 20 ? 8 : 12]);
  const relabelled = mapTexts((text) => text.replace(/金额单位：元/, '金额单位：万元'))({
    ...book,
    sheets: [{ ...second!, name: '续表' }],
  });
  return { ...book, sheets: [first!, ...relabelled.sheets] };
}

describe('tables side by side on one sheet of the template', () => {
  const table = (id: string) => {
    const sheet = tables.find(({ rows }) =>
      [...rows.values()].some((row) => [...row.values()].some(({ text }) => text === `公开${id}表`)),
    );
    if (sheet === undefined) throw new Error(`the template has no table ${id}`);
    return sheet;
  };
  const lowered = (sheet: Sheet, by: number) =>
    moveCells(
      sheet,
      (row) => row + by,
      (column) => column,
    );

  test.each([
    ['both need them, level', '03', 0, 21],
    // The blocks of three spare rows meet in two of them.
    ['both need them, one a row lower', '03', 1, 21],
    ['one needs none, and keeps its blank rows together', '09', 0, 0],
  ])('share the rows inserted: %s', (_, other, by, lines) => {
    const template = {
      ...blank,
      sheets: [besideSheets('并排', [table('02'), lowered(table(other), by)])],
    };
    const planned = planTemplate(session, template, undefined);
    if (!planned.ok) throw new Error(planned.problem.kind);
    const { plan, tables: written, warnings } = planned.value;
    const inserted = plan.sheets.flatMap(({ insertions }) => insertions);
    expect(inserted.reduce((sum, { count }) => sum + count, 0)).toBe(18);
    expect(written.map(({ insertedLines }) => insertedLines)).toEqual([18, Math.max(0, lines - 3)]);
    expect(warnings).toEqual([]);
    const located = locateTables(applyPlan(template, plan), pack).tables;
    expect(located.map(({ codedLines }) => codedLines.length)).toEqual([21, lines]);
    for (const { codedLines } of located) {
      const [first] = codedLines;
      expect(codedLines.map(({ row }) => row)).toEqual(codedLines.map((_line, at) => (first?.row ?? 0) + at));
    }
  });

  test('a table of fixed lines that another one’s rows run through is told of', () => {
    const template = { ...blank, sheets: [besideSheets('并排', [table('01'), table('02')])] };
    const planned = planTemplate(session, template, undefined);
    if (!planned.ok) throw new Error(planned.problem.kind);
    expect(planned.value.warnings).toEqual([
      '模板的公开01表与别的表左右并排，为别的表插入的 18 行在这张表中是空行，请核对模板',
    ]);
  });
});
