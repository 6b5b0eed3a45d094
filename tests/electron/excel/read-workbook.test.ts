import { CFB, utils, write } from '@e965/xlsx';
import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import type { PlainWorkbook } from '#shared/workbook/sheet';
import { cellAt } from '#shared/workbook/sheet';
import { readWorkbook } from '../../../electron/excel/read-workbook';
import { binaryWorkbook, fixture, partsOf, smallWorkbook, TEMPLATE, zipTexts } from './fixtures';

function opened(bytes: Uint8Array): PlainWorkbook {
  const result = readWorkbook(bytes);
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value;
}

function problemOf(bytes: Uint8Array): string | undefined {
  const result = readWorkbook(bytes);
  return result.ok ? undefined : result.problem.kind;
}

function row(cells: string): string {
  return `<sheetData><row r="1">${cells}</row></sheetData>`;
}

test('last year gives the same cells from .xls and from .xlsx', () => {
  const old = opened(fixture('xinzhou-2021-lastyear.xls'));
  const modern = opened(fixture('xinzhou-2021-lastyear.xlsx'));
  expect(old.format).toBe('xls');
  expect(modern.format).toBe('xlsx');
  expect(old.sheets.length).toBe(10);
  const order = (workbook: PlainWorkbook) =>
    workbook.sheets.map((sheet) => ({
      ...sheet,
      merges: sheet.merges.map((m) => [m.top, m.left, m.bottom, m.right].join()).sort(),
    }));
  expect(order(old)).toEqual(order(modern));
});

test('amounts of the filled workbook are exact decimal texts', () => {
  const numbers = opened(fixture('xinzhou-2022-filled.xlsx')).sheets.flatMap((sheet) =>
    [...sheet.rows.values()].flatMap((cells) => [...cells.values()].filter((cell) => cell.kind === 'number')),
  );
  expect(numbers.length).toBeGreaterThan(300);
  for (const cell of numbers) expect(cell.text).toMatch(/^-?\d+(\.\d{1,2})?$/);
  expect(numbers.map((cell) => cell.text)).toContain('55923963.72');
});

test('a formula without value is computed, the hidden sheet is hidden, merges keep only the anchor', () => {
  const template = opened(fixture(TEMPLATE));
  const first = template.sheets[1]!;
  expect(cellAt(first, 32, 2)).toEqual({ kind: 'number', text: '0', formula: 'SUM(C7:C14)' });
  expect(template.sheets.map((sheet) => sheet.hidden)).toEqual([...Array(11).fill(false), true]);
  const merged = smallWorkbook({
    甲: `${row('<c r="A1"><v>1</v></c><c r="B1"><v>2</v></c><c r="C1"><v>3</v></c>')}<mergeCells><mergeCell ref="A1:B1"/></mergeCells>`,
  });
  expect([...opened(merged).sheets[0]!.rows.get(0)!.keys()]).toEqual([0, 2]);
});

test('percent, date, boolean, error and long numbers', () => {
  const sheet = utils.aoa_to_sheet([[0.5, 44927, true, 1e21, 3.5]]);
  sheet.A1.z = '0.00%';
  sheet.B1.z = 'yyyy"年"m"月"';
  sheet.E1.z = '0.0"%"';
  sheet.F1 = { t: 'e', v: 0x07 };
  sheet['!ref'] = 'A1:F1';
  const book = utils.book_new();
  utils.book_append_sheet(book, sheet, '甲');
  for (const bookType of ['xlsx', 'xls', 'ods'] as const) {
    const bytes = new Uint8Array(write(book, { type: 'array', bookType }));
    const read = opened(bytes);
    expect(read.format).toBe(bookType);
    const cells = read.sheets[0]!;
    if (bookType === 'ods') continue;
    expect(cellAt(cells, 0, 0)).toEqual({ kind: 'number', text: '0.5', percent: true });
    expect(cellAt(cells, 0, 1)).toEqual({ kind: 'number', text: '44927', date: true });
    expect(cellAt(cells, 0, 2)).toEqual({ kind: 'boolean', text: 'TRUE' });
    expect(cellAt(cells, 0, 3)).toEqual({ kind: 'number', text: '1000000000000000000000' });
    expect(cellAt(cells, 0, 4)).toEqual({ kind: 'number', text: '3.5' });
    expect(cellAt(cells, 0, 5)).toEqual({ kind: 'error', text: '#DIV/0!' });
  }
});

test('an .ods gives its cells', () => {
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet([['科目', 12.34]]), '甲');
  const read = opened(new Uint8Array(write(book, { type: 'array', bookType: 'ods' })));
  expect(cellAt(read.sheets[0]!, 0, 0)).toEqual({ kind: 'text', text: '科目' });
  expect(cellAt(read.sheets[0]!, 0, 1)).toEqual({ kind: 'number', text: '12.34' });
});

function compound(streams: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const container = CFB.utils.cfb_new();
  for (const [name, content] of Object.entries(streams)) CFB.utils.cfb_add(container, name, content);
  return new Uint8Array(CFB.write(container, { type: 'array' }));
}

/** The Workbook stream of the .xls fixture with a FilePass record after its BOF. */
function passwordBiff(): Uint8Array {
  const container = CFB.read(fixture('xinzhou-2021-lastyear.xls'), { type: 'array' });
  const stream = Uint8Array.from(CFB.find(container, 'Workbook').content);
  const afterBof = 4 + new DataView(stream.buffer).getUint16(2, true);
  const filePass = [0x2f, 0x00, 0x06, 0x00, 0x00, 0x00, 0x12, 0x34, 0x56, 0x78];
  return Uint8Array.from([...stream.subarray(0, afterBof), ...filePass, ...stream.subarray(afterBof)]);
}

/** The central directory's uncompressed size of the first part, overwritten. */
function declaring(bytes: Uint8Array, size: number): Uint8Array {
  const copy = bytes.slice();
  const at = copy.findIndex(
    (_, i) => copy[i] === 0x50 && copy[i + 1] === 0x4b && copy[i + 2] === 1 && copy[i + 3] === 2,
  );
  new DataView(copy.buffer).setUint32(at + 24, size, true);
  return copy;
}

const xlsx = fixture(TEMPLATE);
const xls = fixture('xinzhou-2021-lastyear.xls');
const flipped = xlsx.slice();
flipped[4000] = (flipped[4000] ?? 0) ^ 0xff;

test.each<[string, string, Uint8Array]>([
  ['no bytes', 'not-a-workbook', new Uint8Array()],
  ['a text', 'not-a-workbook', strToU8('科目和金额\n其中，201\n')],
  ['a page without a table', 'not-a-workbook', strToU8('<html><p>1,2</p><p>3,4</p></html>')],
  ['XML of another kind', 'not-a-workbook', strToU8('<?xml version="1.0"?><Workbook/>')],
  ['a web archive', 'old-format', strToU8('MIME-Version: 1.0\nContent-Type: multipart/related\n\n')],
  ['PDF', 'not-a-workbook', strToU8('%PDF-1.7\n')],
  ['ZIP of a text', 'not-a-workbook', zipTexts({ 'a.txt': 'x' })],
  ['ZIP of a CSV called workbook', 'not-a-workbook', zipTexts({ 'workbook.csv': '1,2' })],
  ['Word document', 'not-a-workbook', zipTexts({ ...partsOf(xlsx), 'xl/workbook.xml': '<document/>' })],
  [
    'encrypted .xlsx',
    'encrypted',
    compound({ EncryptedPackage: new Uint8Array(5000), EncryptionInfo: new Uint8Array(60) }),
  ],
  ['encrypted .xls', 'encrypted', compound({ Workbook: passwordBiff() })],
  ['Excel 95 of zeros', 'damaged', compound({ Book: new Uint8Array(5000) })],
  ['.xlsb', 'old-format', binaryWorkbook()],
  ['Word 97', 'not-a-workbook', compound({ WordDocument: new Uint8Array(5000) })],
  ['truncated .xlsx', 'damaged', xlsx.subarray(0, 20_000)],
  ['truncated .xls', 'damaged', xls.subarray(0, 20_000)],
  ['one wrong byte', 'damaged', flipped],
  ['zip bomb', 'too-large', declaring(xlsx, 600 * 1024 * 1024)],
  ['lying about a size', 'damaged', declaring(xlsx, 5)],
  ['broken XML', 'not-a-workbook', zipTexts({ ...partsOf(xlsx), 'xl/workbook.xml': '<workbook><sheets>' })],
])('%s: %s', (_, kind, bytes) => {
  expect(problemOf(bytes)).toBe(kind);
});

test('never throws, whatever byte of a workbook is wrong', () => {
  for (const source of [xls, xlsx]) {
    for (let at = 0; at < source.length; at += 997) {
      const bytes = source.slice();
      bytes[at] = (bytes[at] ?? 0) ^ 0x5a;
      expect(typeof readWorkbook(bytes).ok).toBe('boolean');
    }
  }
});

test('a folder entry in the package does no harm', () => {
  const parts = Object.fromEntries(
    Object.entries(partsOf(xlsx)).map(([name, text]) => [name, strToU8(text)]),
  );
  expect(readWorkbook(zipSync({ xl: {}, ...parts })).ok).toBe(true);
});
