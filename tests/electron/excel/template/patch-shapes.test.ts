import { expect, test } from 'vitest';
import { cellAt } from '#shared/workbook/sheet';
import type { CellWrite, RowInsertion } from '#shared/workbook/template-plan';
import { readWorkbook } from '../../../../electron/excel/read-workbook';
import { patchWorkbook } from '../../../../electron/excel/template/patch-workbook';
import { partsOf, smallWorkbook, zipTexts } from '../fixtures';
import { number, text } from './writes';

const SHEET = 'xl/worksheets/sheet1.xml';

/** One sheet of that XML, written to; what comes out of its XML. */
async function written(
  body: string,
  writes: readonly CellWrite[],
  insertions: readonly RowInsertion[] = [],
): Promise<string> {
  const bytes = smallWorkbook({ 甲: body });
  return await sheetAfter(bytes, writes, insertions);
}

async function sheetAfter(
  bytes: Uint8Array,
  writes: readonly CellWrite[],
  insertions: readonly RowInsertion[] = [],
): Promise<string> {
  const result = await patchWorkbook(bytes, { sheets: [{ sheet: '甲', insertions, writes }] });
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  expect(readWorkbook(result.value.bytes).ok).toBe(true);
  const xml = partsOf(result.value.bytes)[SHEET]!;
  return xml.replace(/^<worksheet[^>]*>|<\/worksheet>$/g, '');
}

test('a shared string becomes a number and a number a text; style and order stay', async () => {
  const body =
    '<sheetData><row r="1" spans="1:3"><c r="A1" s="4" t="s"><v>0</v></c><c s="5" r="B1"><v>7</v></c></row></sheetData>';
  expect(await written(body, [number(0, 0, '1.20'), text(0, 1, '无')])).toBe(
    '<sheetData><row r="1" spans="1:3"><c r="A1" s="4"><v>1.20</v></c><c r="B1" s="5" t="inlineStr"><is><t>无</t></is></c></row></sheetData>',
  );
});

test('missing cells and rows come in order, with a neighbour’s style', async () => {
  const body =
    '<dimension ref="B2:D2"/><sheetData><row r="2" spans="2:4"><c r="B2" s="3"/><c r="D2" s="9"/></row><row r="5"/></sheetData>';
  const writes = [
    number(1, 2, '1'),
    number(1, 0, '2'),
    number(3, 1, '3'),
    number(4, 1, '4'),
    number(8, 0, '5'),
    number(0, 0, '6'),
  ];
  expect(await written(body, writes)).toBe(
    '<dimension ref="A1:D9"/><sheetData><row r="1"><c r="A1"><v>6</v></c></row>' +
      '<row r="2"><c r="A2" s="3"><v>2</v></c><c r="B2" s="3"/><c r="C2" s="3"><v>1</v></c><c r="D2" s="9"/></row>' +
      '<row r="4"><c r="B4" s="3"><v>3</v></c></row><row r="5"><c r="B5" s="3"><v>4</v></c></row>' +
      '<row r="9"><c r="A9"><v>5</v></c></row></sheetData>',
  );
});

test.each<[string, string, string, string]>([
  [
    'the row’s, when it was set',
    '<cols><col min="2" max="3" style="6"/></cols>',
    '<row r="1" s="8" customFormat="1"><c r="A1" s="3"/></row>',
    '<row r="1" s="8" customFormat="1"><c r="A1" s="3"/><c r="B1" s="8"><v>5</v></c></row>',
  ],
  [
    'the column’s, when the row has none',
    '<cols><col min="1" max="1" style="5"/><col min="2" max="3" style="6"/></cols>',
    '<row r="1" s="8"><c r="A1" s="3"/></row>',
    '<row r="1" s="8"><c r="A1" s="3"/><c r="B1" s="6"><v>5</v></c></row>',
  ],
  [
    'the column’s in a row that is not there',
    '<cols><col min="2" max="2" style="6"/></cols>',
    '',
    '<row r="1"><c r="B1" s="6"><v>5</v></c></row>',
  ],
  [
    'the neighbour’s, when the column’s is the one all have',
    '<cols><col min="2" max="2" style="0"/></cols>',
    '<row r="1"><c r="A1" s="3"/></row>',
    '<row r="1"><c r="A1" s="3"/><c r="B1" s="3"><v>5</v></c></row>',
  ],
])('the style of a new cell: %s', async (_, columns, before, after) => {
  expect(await written(`${columns}<sheetData>${before}</sheetData>`, [number(0, 1, '5')])).toBe(
    `${columns}<sheetData>${after}</sheetData>`,
  );
});

test.each<[string, CellWrite, string]>([
  [
    '<row r="1"><c r="A1" s="1"><v>1</v><extLst><ext uri="u"/></extLst></c></row>',
    number(0, 0, '2'),
    '<row r="1"><c r="A1" s="1"><v>2</v><extLst><ext uri="u"/></extLst></c></row>',
  ],
  [
    '<row r="1"><c r="A1" t="str"><f>B1</f><v>x</v><extLst/></c></row>',
    number(0, 0, '2'),
    '<row r="1"><c r="A1"><f>B1</f><v>2</v><extLst/></c></row>',
  ],
  [
    '<row r="1"><c r="A1"><v>1</v><extLst/></c></row>',
    { row: 0, column: 0, value: { kind: 'blank' } },
    '<row r="1"><c r="A1"><extLst/></c></row>',
  ],
])('a cell’s extensions stay: %s', async (before, write, after) => {
  expect(await written(`<sheetData>${before}</sheetData>`, [write])).toBe(`<sheetData>${after}</sheetData>`);
});

test.each([
  ['<row r="1" spans="1:1" ht="9"/>', '<row r="1" ht="9"><c r="B1"><v>5</v></c></row>'],
  ['<row r="1" ht="9" spans="1:1" />', '<row r="1" ht="9"><c r="B1"><v>5</v></c></row>'],
  ['<row spans="1:1"></row>', '<row><c r="B1"><v>5</v></c></row>'],
])('a row does not keep spans that leave out a new cell: %s', async (before, after) => {
  expect(await written(`<sheetData>${before}</sheetData>`, [number(0, 1, '5')])).toBe(
    `<sheetData>${after}</sheetData>`,
  );
});

test('an empty sheet, rows and cells without numbers', async () => {
  expect(await written('<sheetData/>', [number(0, 0, '1')])).toBe(
    '<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>',
  );
  expect(await written('<sheetData><row><c/><c s="2"/></row></sheetData>', [number(0, 1, '1')])).toBe(
    '<sheetData><row><c/><c r="B1" s="2"><v>1</v></c></row></sheetData>',
  );
  const moved = await written(
    '<sheetData><row><c/></row><row><c/></row></sheetData>',
    [],
    [{ after: 0, count: 1, like: 0 }],
  );
  expect(moved).toBe(
    '<sheetData><row><c/></row><row r="2"><c r="A2"/></row><row r="3"><c r="A3"/></row></sheetData>',
  );
});

test('a formula keeps its text and its kind, whatever is written under it', async () => {
  const cells = [
    '<f>A2*2</f><v></v>',
    '<f t="shared" ref="B1:C1" si="0">A2</f>',
    '<f t="shared" si="0"/><v>1</v>',
    '<f t="array" ref="D1">SUM(A2:A3)</f>',
  ];
  const row = cells
    .map((content, index) => `<c r="${'ABCD'[index]}1" t="str" cm="1" vm="1">${content}</c>`)
    .join('');
  const writes = [
    number(0, 0, '1'),
    text(0, 1, 'x'),
    { row: 0, column: 2, value: { kind: 'blank' } } as const,
    number(0, 3, '9'),
  ];
  expect(await written(`<sheetData><row r="1">${row}</row></sheetData>`, writes)).toBe(
    '<sheetData><row r="1"><c r="A1" cm="1"><f>A2*2</f><v>1</v></c>' +
      '<c r="B1" cm="1" t="str"><f t="shared" ref="B1:C1" si="0">A2</f><v>x</v></c>' +
      '<c r="C1" cm="1"><f t="shared" si="0"/></c>' +
      '<c r="D1" cm="1"><f t="array" ref="D1">SUM(A2:A3)</f><v>9</v></c></row></sheetData>',
  );
});

test('text: spaces kept, never a formula, nothing left of what XML forbids', async () => {
  const writes = [text(0, 0, ' a\ud800b\ufffe\nc '), text(0, 1, '=1+1'), text(0, 2, '\uffff')];
  expect(await written('<sheetData/>', writes)).toBe(
    '<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t xml:space="preserve"> ab\nc </t></is></c>' +
      '<c r="B1" t="inlineStr"><is><t>=1+1</t></is></c><c r="C1"/></row></sheetData>',
  );
});

test.each([
  ['a\u0007b\u0000', 'a_x0007_b_x0000_'],
  ['a\r\nb\rc', 'a_x000D_\nb_x000D_c'],
  ['_x0041_', '_x005F_x0041_'],
  ['_X00e9_', '_x005F_X00e9_'],
  ['_x0041_x0042_', '_x005F_x0041_x005F_x0042_'],
  ['_x005F_x0041_', '_x005F_x005F_x005F_x0041_'],
  ['_x0041\u0007', '_x005F_x0041_x0007_'],
  ['_x41_ _xyz0_ __', '_x41_ _xyz0_ __'],
  ['\u001f😀\u007f\u0085', '_x001F_😀_x007F_\u0085'],
])('text %j is stored as %j and read back', async (words, stored) => {
  const body = '<sheetData><row r="1"><c r="B1"><f>A1</f></c></row></sheetData>';
  const plan = { sheet: '甲', insertions: [], writes: [text(0, 0, words), text(0, 1, words)] };
  const result = await patchWorkbook(smallWorkbook({ 甲: body }), { sheets: [plan] });
  if (!result.ok) throw new Error(result.problem.kind);
  const xml = partsOf(result.value.bytes)[SHEET];
  expect(xml?.match(/<(t|v)\b[^>]*>[^<]*/g)?.map((piece) => piece.replace(/^.*?>/s, ''))).toEqual([
    stored,
    stored,
  ]);
  const read = readWorkbook(result.value.bytes);
  const cell = read.ok && read.value.sheets[0] ? cellAt(read.value.sheets[0], 0, 0) : undefined;
  expect(cell?.text).toBe(words);
});

test.each(['', '1e5', '1,000.00', ' 1', '1\n', '.5', '5.', '+1', 'NaN', '一'])(
  'a number that reads %j is a bug of the plan',
  async (digits) => {
    const body = '<sheetData><row r="1"><c r="A1"/><c r="B1"><f>A1</f></c></row></sheetData>';
    for (const column of [0, 1, 2]) {
      await expect(written(body, [number(0, column, digits)])).rejects.toThrow('not a plain decimal');
    }
  },
);

test('prefixed elements stay prefixed', async () => {
  const parts = partsOf(smallWorkbook({ 甲: '' }));
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const sheet = `<?xml version="1.0"?>\r\n<x:worksheet xmlns:x="${main}"><x:sheetData><x:row r="1"><x:c r="A1" s="1"><x:f>B1</x:f></x:c></x:row></x:sheetData><!-- kept --></x:worksheet>`;
  const bytes = zipTexts({ ...parts, [SHEET]: sheet });
  const writes = [number(0, 0, '1'), text(0, 1, 'b'), number(1, 0, '2')];
  expect(await sheetAfter(bytes, writes, [{ after: 0, count: 1, like: 0 }])).toBe(
    sheet
      .replace(
        '</x:f></x:c>',
        '</x:f><x:v>1</x:v></x:c><x:c r="B1" s="1" t="inlineStr"><x:is><x:t>b</x:t></x:is></x:c>',
      )
      .replace('</x:row>', '</x:row><x:row r="2"><x:c r="A2" s="1"><x:v>2</x:v></x:c></x:row>'),
  );
});

test('the order of calculation goes, with its content type and its relationship', async () => {
  const plain = partsOf(smallWorkbook({ 甲: '<sheetData/>' }));
  const type =
    '<Override PartName="/xl/calcChain.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.calcChain+xml"/>';
  const link =
    '<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/calcChain" Target="calcChain.xml"/>';
  const bytes = zipTexts({
    ...plain,
    '[Content_Types].xml': plain['[Content_Types].xml']!.replace('</Types>', `${type}</Types>`),
    'xl/_rels/workbook.xml.rels': plain['xl/_rels/workbook.xml.rels']!.replace('</Rel', `${link}</Rel`),
    'xl/calcChain.xml': '<calcChain><c r="A1" i="1"/></calcChain>',
  });
  const result = await patchWorkbook(bytes, { sheets: [] });
  expect(result.ok && partsOf(result.value.bytes)).toEqual(plain);
});

test('formulas see inline and shared texts, booleans, errors and the digits that were meant', async () => {
  const cells =
    '<c r="A1" t="inlineStr"><is><r><t>合</t></r><rPh><t>x</t></rPh><r><t>计</t></r></is></c><c r="B1" t="s"><v>1</v></c>' +
    '<c r="C1" t="b"><v>1</v></c><c r="D1" t="e"><v>#N/A</v></c><c r="E1"><v>0.30000000000000004</v></c>';
  const formulas = ['IF(A1="合计",1,2)', 'IF(B1="乙",1,2)', 'C1+E1', 'D1', 'SUM(A1:C1,E1)', 'A1'];
  const row = formulas.map(
    (formula, index) => `<c r="${'ABCDEF'[index]}2"><f>${formula.replaceAll('"', '&quot;')}</f></c>`,
  );
  const plain = partsOf(
    smallWorkbook({ 甲: `<sheetData><row r="1">${cells}</row><row r="2">${row.join('')}</row></sheetData>` }),
  );
  const link =
    '<Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/>';
  const bytes = zipTexts({
    ...plain,
    'xl/_rels/workbook.xml.rels': plain['xl/_rels/workbook.xml.rels']!.replace('</Rel', `${link}</Rel`),
    'xl/sharedStrings.xml': '<sst><si><t>甲</t></si><si><t>乙</t></si></sst>',
  });
  const writes = formulas.map((_, column) => number(1, column, '1'));
  const result = await patchWorkbook(bytes, { sheets: [{ sheet: '甲', insertions: [], writes }] });
  const notes = result.ok ? result.value.formulas.map(({ computed, reason }) => computed ?? reason) : [];
  expect(notes).toEqual(['1', '1', '1.3', 'gives error #N/A', '0.3', 'gives text 合计']);
});

test('a template whose sheet is not well-formed is damaged', async () => {
  const bytes = zipTexts({ ...partsOf(smallWorkbook({ 甲: '' })), [SHEET]: '<worksheet><sheetData>' });
  expect(await patchWorkbook(bytes, { sheets: [] })).toMatchObject({
    ok: false,
    problem: { kind: 'damaged' },
  });
});

test('144,000 cells are written into one sheet, whose dimension grows with them', async () => {
  const writes = Array.from({ length: 9 }, (_, row) =>
    Array.from({ length: 16_000 }, (_, column) => number(row, column, '1')),
  ).flat();
  const result = await patchWorkbook(smallWorkbook({ 甲: '<dimension ref="A1"/><sheetData/>' }), {
    sheets: [{ sheet: '甲', insertions: [], writes }],
  });
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  expect(partsOf(result.value.bytes)[SHEET]).toContain('<dimension ref="A1:WQJ9"/>');
}, 60_000);

test('no write of any kind lands in a cell that a merge hides, inserted rows and grown merges too; what is lost is told', async () => {
  const cells = (row: number) => `<row r="${row}"><c r="A${row}"/><c r="B${row}"/><c r="C${row}"/></row>`;
  const body = `<sheetData>${[1, 2, 3, 4].map(cells).join('')}</sheetData><mergeCells count="2"><mergeCell ref="A1:B1"/><mergeCell ref="C2:C3"/></mergeCells>`;
  const percent: CellWrite = {
    row: 0,
    column: 1,
    value: { kind: 'number', text: '0.5', as: { format: 'percent', words: '50%' } },
  };
  const writes: CellWrite[] = [
    number(0, 0, '1'),
    percent,
    text(1, 2, '甲'),
    // Between the two rows of a merge one is inserted: it lies within the merge.
    number(2, 2, '7'),
    text(3, 2, '乙'),
    { row: 3, column: 2, value: { kind: 'blank' } },
    number(4, 2, '9'),
  ];
  const insertions: RowInsertion[] = [{ after: 1, count: 1, like: 1 }];
  const result = await patchWorkbook(smallWorkbook({ 甲: body }), {
    sheets: [{ sheet: '甲', insertions, writes }],
  });
  if (!result.ok) throw new Error(result.problem.kind);
  expect(result.value.hidden).toEqual([
    { sheet: '甲', cell: 'B1', text: '0.5' },
    { sheet: '甲', cell: 'C3', text: '7' },
    { sheet: '甲', cell: 'C4', text: '乙' },
  ]);
  const xml = partsOf(result.value.bytes)[SHEET]!;
  expect([...xml.matchAll(/<c r="(\w+)"[^>]*><(?:v|is)/g)].map(([, cell]) => cell)).toEqual([
    'A1',
    'C2',
    'C5',
  ]);
});
