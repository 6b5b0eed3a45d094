import { expect, test } from 'vitest';
import { cellAt } from '#shared/workbook/sheet';
import { readWorkbook } from '../../../electron/excel/read-workbook';
import { smallWorkbook } from './fixtures';

function sheetOf(cells: string, others: Readonly<Record<string, string>> = {}) {
  const read = readWorkbook(smallWorkbook({ 甲: `<sheetData>${cells}</sheetData>`, ...others }));
  if (!read.ok) throw new Error(read.problem.kind);
  return read.value.sheets[0]!;
}

test('formulas without a value are computed to the 分: sums, shared and array ones, chains, other sheets', () => {
  const sheet = sheetOf(
    '<row r="1"><c r="A1"><v>0.1</v></c><c r="B1"><v>0.2</v></c><c r="C1"><f>SUM(A1:B1)</f></c></row>' +
      '<row r="2"><c r="A2"><v>1.1</v></c><c r="B2"><v>2.2</v></c><c r="C2"><f t="shared" ref="C2:C3" si="0">A2+B2</f></c></row>' +
      '<row r="3"><c r="A3"><v>3.3</v></c><c r="B3"/><c r="C3"><f t="shared" si="0"/></c></row>' +
      '<row r="4"><c r="C4"><f t="array" ref="C4">SUM(C1:C3)</f></c><c r="D4"><f>乙!A1*100</f></c><c r="E4"><f>IF(A9="","",1)</f></c><c r="F4"><f>B3</f></c></row>',
    { 乙: '<sheetData><row r="1"><c r="A1"><v>4.56</v></c></row></sheetData>' },
  );
  const texts = [
    [0, 2, '0.3'],
    [1, 2, '3.3'],
    [2, 2, '3.3'],
    [3, 2, '6.9'],
    [3, 3, '456'],
    [3, 4, ''],
    [3, 5, '0'],
  ] as const;
  for (const [row, column, text] of texts) {
    expect(cellAt(sheet, row, column)).toMatchObject({ text: expect.stringMatching(`^${text}(\\.0+)?$`) });
    expect(cellAt(sheet, row, column)?.uncomputed).toBeUndefined();
  }
});

test('what cannot be computed here stays uncomputed, and a value in the file is believed', () => {
  const sheet = sheetOf(
    '<row r="1"><c r="A1"><f>VLOOKUP(B1,C1:D9,2)</f></c><c r="B1"><f>B1+1</f></c><c r="C1"><f>[1]甲!A1</f></c>' +
      '<c r="D1"><f>1+1</f><v>7</v></c><c r="E1"><f>D1+1</f></c><c r="F1"><f>A1+1</f></c></row>',
  );
  for (const column of [0, 1, 2, 5]) expect(cellAt(sheet, 0, column)?.uncomputed).toBe(true);
  expect(cellAt(sheet, 0, 3)?.text).toBe('7');
  expect(cellAt(sheet, 0, 4)?.text).toBe('8');
});

test('more formulas than any office has are left as they are, within a moment', () => {
  const row = (at: number) => `<row r="${at}"><c r="A${at}"><f>SUM(A${at + 1}:A9999)</f></c></row>`;
  const sheet = sheetOf(Array.from({ length: 4000 }, (_, at) => row(at + 1)).join(''));
  expect(cellAt(sheet, 0, 0)?.uncomputed).toBe(true);
});
