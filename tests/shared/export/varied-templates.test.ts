import { expect, test } from 'vitest';
import { planTemplate } from '#shared/export/plan-template';
import { cellAt } from '#shared/workbook/sheet';
import { importFixture, loadShanxi, readFixture, sessionOf } from '../../support/reference';
import { CODES } from '../workbook/cases/codes';
import { COLUMNS } from '../workbook/cases/columns';

const pack = loadShanxi();
const workbook = readFixture('filled');
const session = sessionOf(pack, importFixture(pack, workbook).document);
const ONE_CELL = CODES.filter(([name]) => /in one cell, (2010301|\[|（)/.test(name));

test.each([...COLUMNS, ...ONE_CELL])(
  'a filled workbook as template, %s, is written just what it prints',
  (_, vary) => {
    const template = vary(workbook);
    const planned = planTemplate(session, template, undefined);
    if (!planned.ok) throw new Error(planned.problem.kind);
    expect(planned.value.warnings).toEqual([]);
    let numbers = 0;
    for (const { sheet: name, insertions, writes } of planned.value.plan.sheets) {
      const sheet = template.sheets.find((one) => one.name === name)!;
      expect(insertions).toEqual([]);
      for (const { row, column, value } of writes) {
        // Name and year above the table are written where the template leaves room for them.
        if (row < 3) continue;
        const printed = cellAt(sheet, row, column)?.text ?? '';
        expect([name, row, column, value.kind === 'blank' ? '' : plain(value.text)]).toEqual([
          name,
          row,
          column,
          plain(printed),
        ]);
        if (value.kind === 'number') numbers += 1;
      }
    }
    expect(numbers).toBeGreaterThan(250);
  },
);

/** 12.50 and 12.5 are one amount; `—` of one length and another one mark. */
function plain(text: string): string {
  return /^-?\d+\.\d+$/.test(text) ? text.replace(/\.?0+$/, '') : text;
}
