import { expect, test } from 'vitest';
import { planTemplate } from '#shared/export/plan-template';
import { applyPlan } from '../../support/apply-plan';
import { contentOf, issuesOf, readContent } from '../../support/read-content';
import { importFixture, loadShanxi, readFixture, sessionOf } from '../../support/reference';
import { stackSheets, type Variation } from '../../support/vary-workbook';
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
