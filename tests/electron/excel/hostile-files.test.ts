import { CFB, utils, write } from '@e965/xlsx';
import { strToU8 } from 'fflate';
import { expect, test } from 'vitest';
import { cellAt } from '#shared/workbook/sheet';
import { fixture, partsOf, smallWorkbook, TEMPLATE, zipTexts } from './fixtures';
import { bomb, readBounded, sheetOf } from './hostile';

const MEGABYTE = 1024 * 1024;

test('a zip bomb that declares its size is too large', () => {
  expect(readBounded(bomb(70 * MEGABYTE, 70 * MEGABYTE))).toBe('too-large');
});

test('a zip bomb that declares too little is damaged, and is not inflated', () => {
  expect(readBounded(bomb(70 * MEGABYTE, 1000))).toBe('damaged');
});

test('one part listed sixty thousand times counts sixty thousand times', () => {
  expect(readBounded(bomb(MEGABYTE, MEGABYTE, 60_000))).toBe('too-large');
});

test.each(['xl/workbook.xml', 'xl/sharedStrings.xml', 'xl/styles.xml', 'xl/worksheets/sheet2.xml'])(
  'billion laughs and external entities in %s are refused',
  (part) => {
    const parts: Record<string, string> = { ...partsOf(fixture(TEMPLATE)) };
    const links = 'xl/_rels/workbook.xml.rels';
    parts['xl/sharedStrings.xml'] ??= '<sst><si><t>甲</t></si></sst>';
    parts[links] = (parts[links] ?? '').replace(
      '</Relationships>',
      '<Relationship Id="rId99" Type="x/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
    );
    const laughs = Array.from(
      { length: 9 },
      (_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`,
    ).join('');
    for (const subset of [`<!ENTITY l0 "ha">${laughs}`, '<!ENTITY l9 SYSTEM "file:///etc/passwd">']) {
      const text = (parts[part] ?? '')
        .replace(/(<\?xml.*?\?>)?/, `$1<!DOCTYPE x [${subset}]>`)
        .replace(/<t>/, '<t>&l9;');
      const read = readBounded(zipTexts({ ...parts, [part]: text }));
      expect(['damaged', 'not-a-workbook']).toContain(read);
    }
  },
);

function rows(count: number, columns: string): string {
  const lines = Array.from({ length: count }, (_, row) => `<row r="${row + 1}">${columns}</row>`);
  return `<sheetData>${lines.join('')}</sheetData>`;
}

/** Files of hundreds of megabytes unpacked are made and read whole: some eight seconds on a quiet machine. */
const GIANT = 60_000;

test(
  'a sheet of more than a million cells is too large, one of more than 20,000 项 make in all tables is read whole',
  () => {
    expect(readBounded(smallWorkbook({ 甲: rows(500_000, '<c><v>1</v></c>'.repeat(3)) }))).toBe('too-large');
    expect(readBounded(smallWorkbook({ 甲: rows(500_000, '<c s="1"/>'.repeat(3)) }))).toBe('too-large');
    const long = sheetOf(readBounded(smallWorkbook({ 甲: rows(100_000, '<c><v>12.5</v></c>'.repeat(7)) })));
    expect([long.rowCount, long.columnCount]).toEqual([100_000, 7]);
    expect(cellAt(long, 99_999, 6)?.text).toBe('12.5');
  },
  GIANT,
);

test('a lone cell at XFD1048576 costs nothing', () => {
  const sheet = sheetOf(
    readBounded(
      smallWorkbook({
        甲: '<dimension ref="A1:XFD1048576"/><sheetData><row r="1048576"><c r="XFD1048576"><v>7</v></c></row></sheetData>',
      }),
    ),
  );
  expect([...sheet.rows.keys()]).toEqual([1_048_575]);
  expect(cellAt(sheet, 1_048_575, 16_383)?.text).toBe('7');
});

test(
  'a hundred thousand merges, beside or over one another',
  () => {
    const cells = Array.from(
      { length: 100_000 },
      (_, row) => `<row r="${row + 1}"><c r="A${row + 1}"><v>1</v></c><c r="B${row + 1}"><v>2</v></c></row>`,
    ).join('');
    const merged = (ref: (at: number) => string) =>
      smallWorkbook({
        甲: `<sheetData>${cells}</sheetData><mergeCells>${Array.from({ length: 100_000 }, (_, at) => `<mergeCell ref="${ref(at)}"/>`).join('')}</mergeCells>`,
      });
    const beside = sheetOf(readBounded(merged((at) => `A${at + 1}:B${at + 1}`)));
    expect(beside.merges.length).toBe(100_000);
    expect(cellAt(beside, 50_000, 1)).toBeUndefined();
    expect(readBounded(merged(() => 'A1:XFD1048576'))).toBe('too-large');
  },
  GIANT,
);

test('cyclic formulas and links to other workbooks are values, never followed', () => {
  const sheet = sheetOf(
    readBounded(
      smallWorkbook({
        甲: `<sheetData><row r="1"><c r="A1"><f>B1</f><v>3</v></c><c r="B1"><f>A1</f><v>4</v></c><c r="C1"><f>[1]其他!A1</f><v>5</v></c><c r="D1" t="str"><f>WEBSERVICE("http://x.invalid")</f><v>x</v></c></row></sheetData>`,
      }),
    ),
  );
  expect([0, 1, 2, 3].map((column) => cellAt(sheet, 0, column)?.text)).toEqual(['3', '4', '5', 'x']);
});

test('an .xlsm gives its values, its macro sheet and program are ignored', () => {
  const parts = partsOf(smallWorkbook({ 甲: '<sheetData><row><c><v>8</v></c></row></sheetData>' }));
  const macro = (text: string, from: string, to: string) => text.replaceAll(from, to);
  const read = readBounded(
    zipTexts({
      ...parts,
      '[Content_Types].xml': macro(
        parts['[Content_Types].xml'] ?? '',
        'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml',
        'application/vnd.ms-excel.sheet.macroEnabled.main+xml',
      ),
      'xl/workbook.xml': macro(
        parts['xl/workbook.xml'] ?? '',
        '</sheets>',
        '<sheet name="宏" sheetId="9" r:id="rId9"/></sheets>',
      ),
      'xl/_rels/workbook.xml.rels': macro(
        parts['xl/_rels/workbook.xml.rels'] ?? '',
        '</Relationships>',
        '<Relationship Id="rId8" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject" Target="vbaProject.bin"/><Relationship Id="rId9" Type="http://schemas.microsoft.com/office/2006/relationships/xlMacrosheet" Target="macrosheets/sheet1.xml"/></Relationships>',
      ),
      'xl/vbaProject.bin': 'not even a program',
      'xl/macrosheets/sheet1.xml':
        '<xm:macrosheet xmlns:xm="x"><sheetData><row><c><f>EXEC("calc")</f></c></row></sheetData></xm:macrosheet>',
    }),
  );
  expect(typeof read === 'string' ? read : read.sheets.map(({ name }) => name)).toEqual(['甲']);
  expect(cellAt(sheetOf(read), 0, 0)?.text).toBe('8');
});

test('texts that begin like formulas come in as texts', () => {
  const texts = ["=cmd|'/c calc'!A0", '+1', '-2+3', '@SUM(A1)', '\t=1', '_x003D_1'];
  const cells = texts.map((text) => `<c t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`);
  const sheet = sheetOf(
    readBounded(smallWorkbook({ 甲: `<sheetData><row>${cells.join('')}</row></sheetData>` })),
  );
  for (const [column, text] of texts.entries()) {
    expect(cellAt(sheet, 0, column)).toEqual({ kind: 'text', text: text.replace('_x003D_', '=') });
  }
});

test.each(['xinzhou-2022-filled.xlsx', 'xinzhou-2021-lastyear.xls'])(
  '%s cut at every tenth of its length is damaged',
  (name) => {
    const bytes = fixture(name);
    for (let tenth = 1; tenth < 10; tenth += 1) {
      expect(readBounded(bytes.slice(0, Math.floor((bytes.length * tenth) / 10)))).toBe('damaged');
    }
  },
);

test('an encrypted package says so', () => {
  const container = CFB.utils.cfb_new();
  CFB.utils.cfb_add(container, 'EncryptedPackage', new Uint8Array(5000));
  CFB.utils.cfb_add(container, 'EncryptionInfo', new Uint8Array(60));
  expect(readBounded(new Uint8Array(CFB.write(container, { type: 'array' })))).toBe('encrypted');
});

const SPACE =
  'xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"';
const laughs = `<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "${'&a;'.repeat(1000)}"><!ENTITY c "${'&b;'.repeat(1000)}">]>`;

test.each([
  ['a text that begins like a package', 'PK 的说明', 'not-a-workbook'],
  ['no sheet', `<?xml version="1.0"?><Workbook ${SPACE}>`, 'damaged'],
  [
    'entities',
    `<?xml version="1.0"?>${laughs}<Workbook ${SPACE}><Worksheet ss:Name="甲"><Table><Row><Cell><Data ss:Type="String">&c;</Data></Cell></Row></Table></Worksheet></Workbook>`,
    'damaged',
  ],
  [
    'rows that go back',
    `<Workbook ${SPACE}><Worksheet ss:Name="甲"><Table><Row ss:Index="9"/><Row ss:Index="2"/></Table></Worksheet></Workbook>`,
    'damaged',
  ],
  [
    'a row beyond all rows',
    `<Workbook ${SPACE}><Worksheet ss:Name="甲"><Table><Row ss:Index="99999999"><Cell><Data ss:Type="Number">1</Data></Cell></Row></Table></Worksheet></Workbook>`,
    'too-large',
  ],
  ['a page of a million cells', `<table>${'<tr><td>1<td>2'.repeat(500_000)}</table>`, 'too-large'],
  ['a text of a million cells', '1,2,3\n'.repeat(400_000), 'too-large'],
])('a text with %s is read or refused in time', (_, text, kind) => {
  expect(readBounded(strToU8(text))).toBe(kind);
});

test.each([
  ['tables a thousand deep', '<table><tr><td>'.repeat(1000)],
  ['spans over everything', `<table>${'<tr><td rowspan=99999999 colspan=99999999>1'.repeat(300)}</table>`],
  ['a quote that never ends', `甲,1\n${'"'.repeat(300_001)}\n乙,2\n丙,3`],
  ['tags that never end', `<table><tr><td>1</td></tr></table>${'<'.repeat(200_000)}`],
])('%s cost no more than their size', (_, text) => {
  const read = readBounded(strToU8(text));
  if (typeof read === 'string') expect(read).toBe('too-large');
});

test('chains of sectors that meet themselves end', () => {
  const source = fixture('xinzhou-2021-lastyear.xls');
  const view = new DataView(source.buffer, source.byteOffset, source.byteLength);
  const table = (view.getUint32(76, true) + 1) * 512;
  for (let sector = 0; sector < 80; sector += 1) {
    for (const next of [0, sector, sector + 1, 0x7ffffff0]) {
      const bytes = source.slice();
      new DataView(bytes.buffer).setUint32(table + sector * 4, next, true);
      readBounded(bytes);
    }
  }
});

test('an .ods that repeats a cell over the whole sheet is too large; empty repeats cost nothing', () => {
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet([['科目', 12.34]]), '甲');
  const parts = partsOf(new Uint8Array(write(book, { type: 'array', bookType: 'ods' })));
  const content = parts['content.xml'] ?? '';
  const whole = (cell: string) =>
    content.replace(
      '</table:table>',
      `<table:table-row table:number-rows-repeated="1048570">${cell}</table:table-row></table:table>`,
    );
  const empty = '<table:table-cell table:number-columns-repeated="16384"/>';
  expect(cellAt(sheetOf(readBounded(zipTexts({ ...parts, 'content.xml': whole(empty) }))), 0, 1)?.text).toBe(
    '12.34',
  );
  for (const full of [
    '<table:table-cell table:number-columns-repeated="16384" office:value-type="float" office:value="1"><text:p>1</text:p></table:table-cell>',
    '<table:table-cell table:number-columns-repeated="16384"><text:p>1</text:p></table:table-cell>',
    '<table:table-cell table:number-columns-repeated="16384"></table:table-cell>',
    '<table:covered-table-cell table:number-columns-repeated="999999999"/>',
    '<table:table-cell table:number-columns-repeated="1e9" office:value-type="string" office:string-value="x"/>',
  ]) {
    const read = readBounded(zipTexts({ ...parts, 'content.xml': whole(full) }));
    expect(typeof read === 'string' ? read : cellAt(sheetOf(read), 0, 1)?.text).toMatch(/too-large|12\.34/);
  }
});

test('an .ods value that is no number is refused, never read by half', () => {
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet([['科目', 12.34]]), '甲');
  const parts = partsOf(new Uint8Array(write(book, { type: 'array', bookType: 'ods' })));
  for (const value of ['1,234', '12abc', '']) {
    const content = (parts['content.xml'] ?? '').replace('office:value="12.34"', `office:value="${value}"`);
    expect(readBounded(zipTexts({ ...parts, 'content.xml': content }))).toBe('damaged');
  }
});

test('a part nested a hundred thousand deep is read or refused, never a stack overflow', () => {
  const deep = `${'<a>'.repeat(100_000)}${'</a>'.repeat(100_000)}`;
  const read = readBounded(smallWorkbook({ 甲: `<sheetData><row><c><v>1</v></c></row></sheetData>${deep}` }));
  expect(cellAt(sheetOf(read), 0, 0)?.text).toBe('1');
});
