import fc from 'fast-check';
import { expect, test } from 'vitest';
import { importWorkbook } from '#shared/import/import-workbook';
import { accountant } from '../../support/account-for';
import { composed, compositions, type Subject, subjects } from '../../support/office-compositions';

const known = await subjects();
const NOTHING = { wrong: [], lost: [] };

test.each([...known])(
  '%s: after any three habits of offices each number is in its cell or listed with its place, and none is in another’s',
  (_, subject) => {
    const accountFor = accountant(subject.pack, subject.workbook);
    fc.assert(
      fc.property(compositions(subject), (vary) => {
        expect(accountFor(vary(subject.workbook))).toEqual(NOTHING);
      }),
      { seed: 20_221_129, numRuns: 100 },
    );
  },
  // Each run varies, locates and reads a whole workbook; a failing one is made smaller step by step.
  300_000,
);

/** What the long runs found (tests/endurance/no-number-lost.test.ts), each in its smallest form. */
test.each([
  // The codes of the second block stood beside the amounts of the first.
  ['sichuan-2024', ['spread 286', 'codes split 26']],
  // 预算数 of one group was taken for another's, whose own was not found, because a third stands over both.
  ['shanghai-2024', ['merged 187', 'renamed 177']],
  // The names of the second block were taken for those of the first, and its amounts for more of their columns.
  ['shanghai-2025', ['spread 1', 'renamed 1']],
  // Of the first block the title of the code was not known: the second block's codes were read with its amounts.
  ['shanghai-2025', ['spread 236', 'renamed 0', 'a number above 177']],
  // A title merged over the next column made its amounts part of the names.
  ['shanghai-2024', ['rescaled 0', 'rows inserted 1', 'merged 5']],
  // Two merged cells of the row of 栏次 numbers made it the row of data.
  ['beijing-2024', ['unmerged 0', 'renamed 0', 'merged 357']],
  ['zhejiang-2024', ['unmerged 0', 'renamed 0', 'merged 241']],
] satisfies [string, string[]][])('%s after %j: no number in another’s cell, none unlisted', (id, habits) => {
  const subject = known.get(id) as Subject;
  const accountFor = accountant(subject.pack, subject.workbook);
  expect(accountFor(composed(subject, ...habits)(subject.workbook))).toEqual(NOTHING);
});

test('合计 beside amounts is a line and no title of a column: the codes on its left are read', () => {
  const { pack, workbook, ...places } = known.get('shanghai-2024') as Subject;
  const vary = composed({ pack, workbook, ...places }, 'under another group 1', 'codes split under 类款项 0');
  const read = importWorkbook(pack, vary(workbook), 'w');
  const codes = read.ok ? read.value.document.tables.get('02')?.lines.map(({ code }) => code) : [];
  expect(codes).toContain('2010301');
});
