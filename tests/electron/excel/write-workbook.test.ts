import ExcelJS from 'exceljs';
import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { NO_ROUNDING } from '#shared/export/wanyuan';
import { type CellLook, cellLook, FONTS } from '../../../electron/excel/cell-look';
import { type DrawnSheet, SheetCanvas } from '../../../electron/excel/drawn-sheet';
import { excelNumber } from '../../../electron/excel/excel-number';
import { generateProven } from '../../../electron/excel/generate-workbook';
import { generatedFormulas } from '../../../electron/excel/generated-formulas';
import { escapedText } from '../../../electron/excel/writable-text';
import { writeWorkbook } from '../../../electron/excel/write-workbook';
import { importFixture, loadShanghai, loadShanxi, readFixture, sessionOf } from '../../support/reference';

/** The same sheets given to the library cell after cell. */
async function byTheLibrary(sheets: readonly DrawnSheet[], author: string): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  workbook.creator = escapedText(author);
  workbook.lastModifiedBy = workbook.creator;
  workbook.created = new Date(Date.UTC(2000, 0, 1));
  workbook.modified = workbook.created;
  for (const { name, widths, frozen, landscape, rows, merges, notes } of sheets) {
    const sheet = workbook.addWorksheet(name, {
      views: [{ state: 'frozen', xSplit: frozen.columns, ySplit: frozen.rows }],
      pageSetup: {
        paperSize: 9,
        orientation: landscape ? 'landscape' : 'portrait',
        fitToPage: true,
        fitToWidth: 1,
        fitToHeight: 0,
        horizontalCentered: true,
        printTitlesRow: `1:${frozen.rows}`,
        margins: { left: 0.5, right: 0.5, top: 0.6, bottom: 0.6, header: 0.3, footer: 0.3 },
      },
      headerFooter: { oddFooter: '&C第 &P 页 共 &N 页' },
    });
    for (const [at, width] of widths.entries()) sheet.getColumn(at + 1).width = width;
    for (const [at, { height, cells }] of rows.entries()) {
      if (height !== undefined) sheet.getRow(at + 1).height = height;
      for (const { column, look, value, formula } of cells) {
        const cell = sheet.getCell(at + 1, column + 1);
        cell.style = look;
        const result = value?.kind === 'number' ? excelNumber(value.text) : escapedText(value?.text ?? '');
        if (formula !== undefined) cell.value = { formula, result };
        else if (result !== '') cell.value = result;
      }
    }
    for (const { top, left, bottom, right } of merges)
      sheet.mergeCellsWithoutStyle(top + 1, left + 1, bottom + 1, right + 1);
    for (const { row, column, text } of notes)
      sheet.getCell(row + 1, column + 1).note = { texts: [{ font: FONTS.plain, text: escapedText(text) }] };
  }
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

async function expectSameParts(sheets: readonly DrawnSheet[], author: string): Promise<void> {
  const ours = unzipSync(await writeWorkbook(sheets, author));
  const theirs = unzipSync(await byTheLibrary(sheets, author));
  // The library's folders are no parts.
  expect(Object.keys(ours)).toEqual(Object.keys(theirs).filter((name) => !name.endsWith('/')));
  for (const [name, part] of Object.entries(ours))
    expect([name, strFromU8(part)]).toEqual([name, strFromU8(theirs[name] ?? new Uint8Array())]);
}

test.each([
  ['shanxi-2022', loadShanxi, 'filled'],
  ['shanghai-2024', loadShanghai, 'shanghai'],
] as const)(
  '%s: what the library would write, cell after cell, with formulas and comments',
  async (_, load, fixture) => {
    const pack = load();
    const session = sessionOf(pack, importFixture(pack, readFixture(fixture)).document);
    const { formulas } = generatedFormulas(session, undefined, NO_ROUNDING);
    expect(formulas.size).toBeGreaterThan(50);
    const notes = new Map([...formulas.keys()].slice(0, 9).map((cell, at) => [cell, `第 ${at} 处\n<待核>`]));
    for (const options of [{}, { formulas, notes }, { scale: 'wanyuan' }] as const) {
      const { sheets } = await generateProven(session, options);
      await expectSameParts(
        sheets.map(({ drawn }) => drawn),
        '某局 & “二”',
      );
    }
  },
);

const LOOKS: readonly CellLook[] = (['plain', 'bold', 'title'] as const).flatMap((font) =>
  ['General', '@', '#,##0.00'].flatMap((format) => [
    cellLook(font, true, format),
    cellLook(font, false, format, { horizontal: 'left', vertical: 'top', fit: 'wrap', indent: 2 }),
  ]),
);

const words = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 6 }),
  fc.constantFrom('', ' 前', '后 ', '两\n行', '__proto__', 'richText', '_x0041_', `<&>"'`, '\t'),
);
const value = fc.oneof(
  fc.constant(undefined),
  words.map((text) => ({ kind: 'text', text }) as const),
  fc.integer().map((cents) => ({ kind: 'number', text: (cents / 100).toFixed(2) }) as const),
  fc
    .constantFrom('0', '-0.01', '999999999999999.99', '1234567890123.45')
    .map((text) => ({ kind: 'number', text }) as const),
);
const drawn = fc
  .array(
    fc.record({
      row: fc.nat(9),
      column: fc.nat(30),
      look: fc.constantFrom(...LOOKS),
      value,
      formula: fc.option(fc.constantFrom('SUM(A1:B2)', `IF(A1<2,"一",'表 2'!B3)&"x"`), { nil: undefined }),
      note: fc.option(
        words.filter((text) => text !== ''),
        { nil: undefined, freq: 9 },
      ),
    }),
    { minLength: 1, maxLength: 40 },
  )
  .chain((cells) =>
    fc.record({
      cells: fc.constant([...new Map(cells.map((cell) => [`${cell.row} ${cell.column}`, cell])).values()]),
      merged: fc.boolean(),
      landscape: fc.boolean(),
      widths: fc.array(fc.integer({ min: 3, max: 40 }), { minLength: 1, maxLength: 5 }),
    }),
  );

test('any sheets: what the library would write', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(drawn, { minLength: 1, maxLength: 3 }), async (all) => {
      const sheets = all.map(({ cells, merged, landscape, widths }, at): DrawnSheet => {
        const canvas = new SheetCanvas();
        for (const { row, column, look, value: content, formula, note } of cells) {
          canvas.cell(row, column, look, content, formula);
          canvas.height(row, 15 + row);
          if (note !== undefined) canvas.note(row, column, note);
        }
        const [look] = LOOKS;
        // A workbook has texts: at least the titles of its tables.
        canvas.cell(14, at, look!, { kind: 'text', text: '附注' });
        if (merged && look) {
          canvas.cell(12, 1, look, { kind: 'text', text: '合并' });
          canvas.merge({ top: 12, left: 1, bottom: 13, right: 4 }, look);
        }
        return {
          name: `表${at + 1}`,
          widths,
          frozen: { columns: at, rows: 2 },
          landscape,
          rows: canvas.rows(),
          merges: canvas.merges,
          notes: canvas.notes,
        };
      });
      await expectSameParts(sheets, '某局');
    }),
    { numRuns: 60 },
  );
});
