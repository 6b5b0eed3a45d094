import ExcelJS from 'exceljs';
import { beforeAll, describe, expect, test } from 'vitest';
import { planTemplate } from '#shared/export/plan-template';
import { NO_ROUNDING, roundToWanyuan } from '#shared/export/wanyuan';
import { importWorkbook } from '#shared/import/import-workbook';
import { storedText } from '#shared/kind/value-text';
import type { Session } from '#shared/session/session';
import { generateWorkbook } from '../../../electron/excel/generate-workbook';
import { generatedFormulas } from '../../../electron/excel/generated-formulas';
import { readWorkbook } from '../../../electron/excel/read-workbook';
import { patchWorkbook } from '../../../electron/excel/template/patch-workbook';
import { sessionOf } from '../../support/reference';
import { filledValueKinds, valueKindsSession } from '../../support/value-kinds';

/** Every filled cell as a file has it. */
function contents(session: Session): Record<string, string | null> {
  return Object.fromEntries(
    session.addresses().flatMap((text) => {
      const [, table = '', line = '', column = ''] = /^(.+)\[(.+),(\d+)\]$/.exec(text) ?? [];
      const view = session.cell({ table, line, column: Number(column) });
      return view && view.value !== null ? [[text, storedText(view.value, view.type)]] : [];
    }),
  );
}

function readBack(bytes: Uint8Array): { readonly session: Session; readonly messages: readonly string[] } {
  const workbook = readWorkbook(bytes);
  if (!workbook.ok) throw new Error(workbook.problem.kind);
  const { pack } = valueKindsSession();
  const imported = importWorkbook(pack, workbook.value, '导出.xlsx');
  if (!imported.ok) throw new Error(imported.problem.kind);
  const { document } = imported.value;
  return { session: sessionOf(pack, document), messages: document.issues.map(({ message }) => message) };
}

/** The workbook with no number format but the general one. */
async function plainFormats(bytes: Uint8Array): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(bytes.slice().buffer);
  for (const sheet of workbook.worksheets) {
    sheet.eachRow({ includeEmpty: true }, (row) =>
      row.eachCell({ includeEmpty: true }, (cell) => {
        cell.numFmt = 'General';
      }),
    );
  }
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

const session = filledValueKinds();
let bytes: Uint8Array;

beforeAll(async () => {
  bytes = await generateWorkbook(session, {
    rounding: roundToWanyuan(session, 'each', new Set(['02', '03'])),
  });
});

describe('the own workbook', () => {
  test('is read back as it was: every kind, each table in its own unit', () => {
    const { session: back, messages } = readBack(bytes);
    expect(messages).toEqual([]);
    expect(contents(back)).toEqual(contents(session));
  });

  test('Excel sees numbers, percentages, dates and texts as such', async () => {
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(bytes.slice().buffer);
    const sheet = workbook.getWorksheet('01 绩效自评汇总')!;
    const row = sheet.getRow(6);
    const cells = [3, 5, 6, 7, 8, 9, 10].map((column) => row.getCell(column));
    expect(
      cells.map(({ value }) => (value instanceof Date ? value.toISOString().slice(0, 10) : value)),
    ).toEqual([123456.78, 12.35, 0.985, 9.5, '优', '2024-09-30', '=已验收—']);
    expect(cells.map(({ numFmt }) => numFmt)).toEqual([
      '#,##0.00',
      '#,##0.00',
      '0.00%',
      '0.0',
      '@',
      'yyyy-mm-dd',
      '@',
    ]);
    expect(cells.map(({ alignment }) => alignment.horizontal)).toEqual([
      'right',
      'right',
      'right',
      'right',
      'center',
      'center',
      'left',
    ]);
  });

  test('a formula never mixes units, and rounds to what its cells show', () => {
    const { formulas } = generatedFormulas(session, undefined, NO_ROUNDING);
    expect(Object.fromEntries(formulas)).toMatchObject({
      '01[3,1]': 'ROUND(SUM(C6:C7),2)',
      '03[1,1]': 'SUM(C6:C7)',
    });
  });
});

test('an export counts what it writes as an import counts what it reads, words among it', async () => {
  const workbook = readWorkbook(await generateWorkbook(session, {}));
  if (!workbook.ok) throw new Error(workbook.problem.kind);
  const planned = planTemplate(session, workbook.value, undefined);
  const imported = importWorkbook(session.pack, workbook.value, 'w');
  if (!planned.ok || !imported.ok) throw new Error('The own workbook is a template and is read');
  const counts = (tables: readonly { readonly table: string; readonly values: number }[]) =>
    tables.map(({ table, values }) => [table, values]);
  expect(counts(planned.value.tables)).toEqual(counts(imported.value.report.tables));
});

describe('a template', () => {
  test.each(['with its formats', 'without formats for percentages and dates'])(
    '%s is filled, and read back as it was',
    async (which) => {
      const made = await generateWorkbook(valueKindsSession(), {});
      const template = which === 'with its formats' ? made : await plainFormats(made);
      const workbook = readWorkbook(template);
      if (!workbook.ok) throw new Error(workbook.problem.kind);
      const planned = planTemplate(session, workbook.value, undefined);
      if (!planned.ok) throw new Error(planned.problem.kind);
      const patched = await patchWorkbook(template, planned.value.plan);
      if (!patched.ok) throw new Error(patched.problem.kind);
      const { session: back, messages } = readBack(patched.value.bytes);
      expect(messages).toEqual([]);
      expect(contents(back)).toEqual(contents(session));
    },
  );
});
