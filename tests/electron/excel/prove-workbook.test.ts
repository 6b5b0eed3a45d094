import fc from 'fast-check';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { planTemplate } from '#shared/export/plan-template';
import { NO_ROUNDING, type RoundingMode, roundToWanyuan } from '#shared/export/wanyuan';
import { generateProven } from '../../../electron/excel/generate-workbook';
import type { Contents } from '../../../electron/excel/generated-cell';
import type { GeneratedSheet } from '../../../electron/excel/generated-layout';
import { proveWorkbook } from '../../../electron/excel/prove-workbook';
import { readWorkbook } from '../../../electron/excel/read-workbook';
import { exportWorkbook } from '../../../electron/services/export-workbook';
import { randomProject } from '../../shared/export/random-project';
import { importFixture, loadShanxi, readFixture, sessionOf } from '../../support/reference';

const pack = loadShanxi();
const session = sessionOf(pack, importFixture(pack, readFixture('filled')).document);
const made = await generateProven(session, {});
const parts = unzipSync(made.bytes);

function contentsOf({ scale }: GeneratedSheet): Contents {
  return { session, scale, rounding: NO_ROUNDING, formulas: new Map(), notes: new Map() };
}

/** Proves the workbook with one part written otherwise. */
function withPart(name: string, change: (xml: string) => string): () => unknown {
  const before = strFromU8(parts[name] ?? new Uint8Array());
  const after = change(before);
  expect(after).not.toBe(before);
  const bytes = zipSync({ ...parts, [name]: strToU8(after) });
  return () => proveWorkbook(bytes, made.sheets, contentsOf);
}

const SHEET = 'xl/worksheets/sheet3.xml';

describe('a generated workbook is proven before it is handed out', () => {
  test('as it was made', () => {
    expect(proveWorkbook(made.bytes, made.sheets, contentsOf)).toEqual(
      made.sheets.map(({ values }) => values),
    );
  });

  test.each([
    ['an amount that is another', SHEET, (xml: string) => xml.replace(/<v>(\d+\.\d\d)<\/v>/, '<v>1$1</v>')],
    ['an amount that is gone', SHEET, (xml: string) => xml.replace(/><v>\d+\.\d\d<\/v><\/c>/, '/>')],
    [
      'a blank that has an amount',
      'xl/worksheets/sheet1.xml',
      (xml: string) => xml.replace(/(<row r="2\d".*?<c r="[A-Z]+\d+" s="\d+")\/>/, '$1><v>5</v></c>'),
    ],
    ['a formula over a value', SHEET, (xml: string) => xml.replace(/><v>(\d+\.\d\d)/, '><f>1+1</f><v>$1')],
    [
      'a cell to the right of all',
      SHEET,
      (xml: string) => xml.replace(/<\/row>(?=<row r="12")/, '<c r="ZZ11"><v>5</v></c></row>'),
    ],
    [
      'rows that changed places',
      SHEET,
      (xml: string) =>
        xml
          .replace('<row r="12"', '<row r="!"')
          .replaceAll(/"([A-Z]+)12"/g, '"$1#"')
          .replace('<row r="11"', '<row r="12"')
          .replaceAll(/"([A-Z]+)11"/g, '"$112"')
          .replace('<row r="!"', '<row r="11"')
          .replaceAll(/"([A-Z]+)#"/g, '"$111"'),
    ],
    [
      'a word that is another',
      'xl/sharedStrings.xml',
      (xml: string) => xml.replace('<t>支出决算表</t>', '<t>支出表</t>'),
    ],
    [
      'a text with a space more',
      'xl/sharedStrings.xml',
      (xml: string) => xml.replace(/<t>(\d{7})<\/t>/, '<t>$1 </t>'),
    ],
  ])('%s is found', (_, name, change) => {
    expect(withPart(name, change)).toThrow(/./);
  });
});

test.each([
  ['each', undefined],
  ['each', 'wanyuan'],
  ['balanced', 'wanyuan'],
] as const)('what was proven is where the locator finds it: %s, %s', async (mode: RoundingMode, scale) => {
  await fc.assert(
    fc.asyncProperty(randomProject(pack), async (document) => {
      const of = sessionOf(pack, document);
      const exported = await exportWorkbook(of, { rounding: mode, ...(scale && { scale }) });
      if (!exported.ok) throw new Error(exported.problem.message);
      const read = readWorkbook(exported.value.bytes);
      if (!read.ok) throw new Error(read.problem.kind);
      const planned = planTemplate(of, read.value, undefined, mode);
      if (!planned.ok) throw new Error(planned.problem.kind);
      // The same tables in the same places with as many values, and nothing left over.
      expect(planned.value.tables).toEqual(exported.value.report.tables);
      expect(planned.value.warnings).toEqual([]);
      if (scale === 'wanyuan')
        expect(planned.value.rounding.adjusted).toEqual(roundToWanyuan(of, mode).adjusted);
    }),
    { numRuns: 12 },
  );
});
