import { utils, write } from '@e965/xlsx';
import { expect, test } from 'vitest';
import { importWorkbook } from '#shared/import/import-workbook';
import { mappingOf } from '#shared/import/mapping-of';
import type { Answer } from '#shared/mapping/answer';
import { openQuestions } from '#shared/mapping/questions';
import type { PlainWorkbook } from '#shared/workbook/sheet';
import { cellFormat } from '../../../electron/excel/number-format';
import { importFixture, loadShanxi } from '../../support/reference';
import { LINES, plainBook, rawOds, smallBook } from '../../support/small-books';
import { partsOf, zipTexts } from './fixtures';

const pack = loadShanxi();

function amountOf(workbook: PlainWorkbook, answers: readonly Answer[] = []): unknown {
  const imported = importWorkbook(pack, workbook, 'w', answers);
  if (!imported.ok) throw new Error(imported.problem.kind);
  return imported.value.document.tables.get('05')?.entries.get('2010301')?.get(2)?.value ?? null;
}
const questions = (workbook: PlainWorkbook) =>
  openQuestions(pack, mappingOf(importFixture(pack, workbook).book)).map(({ id }) => id);

test.each([
  ['#,##0.00', 55923963.72, {}],
  ['0!.0,', 55923963.72, { hidden: 4 }],
  ['0\\.0,', 55923963.72, { hidden: 4 }],
  ['0!.0000', 55923963.72, { hidden: 4 }],
  ['0"."0,"万元"', 55923963.72, { hidden: 4, unit: '万元' }],
  ['#,##0.00,,', 55923963.72, { hidden: 6 }],
  ['#,##0,.00', 55923963.72, { hidden: 3 }],
  ['[>=10000]0!.0,"万";0', 55923963.72, { hidden: 4, unit: '万元' }],
  ['[>=10000]0!.0,"万";0', 5, {}],
  ['#,##0.00;-0!.0,', -5, { hidden: 4 }],
  ['0.00%', 0.5, { percent: true }],
  ['0.0"‰"', 5, { percent: true }],
  ['0"00"', 5, { hidden: 'unclear' }],
  ['#,##0.00"元"', 5, { unit: '元' }],
  ['_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ', 5, {}],
  ['yyyy"年"m"月"', 44000, { date: true }],
])('%s shows %d with %j', (format, number, shown) => {
  expect(cellFormat(format)(number)).toEqual(shown);
});

test.each(['0!.0,', '0!.0000', '0"."0,"万元"'])(
  'amounts stored in 元 and shown in 万元 by %s are what they show under 万元',
  async (format) => {
    const workbook = plainBook(await smallBook({ unit: '金额单位：万元', format }));
    expect(amountOf(workbook)).toBe(1091432590n);
    expect(questions(workbook)).toEqual([]);
  },
);

test.each([
  ['0!.0,', '金额单位：元'],
  ['#,##0.00,,', '金额单位：万元'],
  ['#,##0.00,', '金额单位：万元'],
])(
  '%s under %s can be meant in two ways: nothing is read before somebody says which',
  async (format, unit) => {
    const workbook = plainBook(await smallBook({ unit, format }));
    expect(amountOf(workbook)).toBeNull();
    expect(questions(workbook)).toEqual(['reading:05']);
    const { issues } = importFixture(pack, workbook).report;
    expect(issues.find(({ rule }) => rule === 'G-5')).toMatchObject({ severity: 'error' });
    const stored: Answer[] = [{ of: 'reading', table: '05', reading: 'stored' }];
    expect(amountOf(workbook, stored)).toBe(unit.endsWith('万元') ? 10914325900000n : 1091432590n);
  },
);

test('an .xls says by its format what is shown, as an .xlsx does', () => {
  const rows = [
    ['一般公共预算财政拨款支出决算表'],
    [null, null, null, null, '公开05表'],
    ['部门名称：某局', null, '2022年度', null, '金额单位：万元'],
    ['功能分类科目编码', '科目名称', '小计', '基本支出', '项目支出'],
    ...LINES.map((line) => [...line]),
  ];
  const sheet = utils.aoa_to_sheet(rows);
  for (const [name, cell] of Object.entries(sheet)) if (/^[C-E][5-8]$/.test(name)) cell.z = '0!.0,';
  const book = utils.book_new();
  utils.book_append_sheet(book, sheet, '表');
  expect(amountOf(plainBook(new Uint8Array(write(book, { type: 'array', bookType: 'biff8' }))))).toBe(
    1091432590n,
  );
});

test('an .ods keeps the scale beside the format, and all digits of its numbers', () => {
  const styles = `<number:number-style style:name="N1"><number:number number:decimal-places="0" number:min-integer-digits="2" number:display-factor="1000"><number:embedded-text number:position="1">.</number:embedded-text></number:number><number:text>万元</number:text></number:number-style><style:style style:name="ce1" style:family="table-cell" style:data-style-name="N1"/>`;
  const text = (words: string) =>
    words === ''
      ? '<table:table-cell/>'
      : `<table:table-cell office:value-type="string"><text:p>${words}</text:p></table:table-cell>`;
  const number = (value: number | string) =>
    `<table:table-cell table:style-name="ce1" office:value-type="float" office:value="${value}"><text:p>5</text:p></table:table-cell>`;
  const row = (cells: readonly string[]) => `<table:table-row>${cells.join('')}</table:table-row>`;
  const rows = [
    row([text('一般公共预算财政拨款支出决算表')]),
    row(['', '', '', '', '公开05表'].map(text)),
    row(['部门名称：某局', '', '2022年度', '', '金额单位：万元'].map(text)),
    row(['功能分类科目编码', '科目名称', '小计', '基本支出', '项目支出'].map(text)),
    ...LINES.map(([code, name, ...amounts]) => row([text(code), text(name), ...amounts.map(number)])),
    row([text('204'), text('公共安全支出'), number('12345678901234.56'), number(1), number(2)]),
  ].join('');
  const workbook = plainBook(rawOds(styles, rows));
  expect(workbook.sheets[0]?.rows.get(7)?.get(3)).toMatchObject({
    text: '10914325.9',
    hidden: 4,
    unit: '万元',
  });
  expect(workbook.sheets[0]?.rows.get(8)?.get(2)?.text).toBe('12345678901234.56');
  expect(amountOf(workbook)).toBe(1091432590n);
});

const TITLES = ['功能分类科目编码', '科目名称', '小计', '基本支出', '项目支出'];
const captioned = (unit: string) => [
  ['一般公共预算财政拨款支出决算表'],
  ['', '', '', '', '公开05表'],
  ['部门名称：某局', '', '2022年度', '', unit],
  TITLES,
];
const inWanyuan = (amount: number) => (amount / 10_000).toFixed(2);

/** The amounts as a page that shows them in 万元 and keeps them in 元 writes them. */
function pageShowing(cell: (amount: number) => string, unit: string): Uint8Array {
  const row = (cells: readonly string[]) => `<tr>${cells.join('')}</tr>`;
  const rows = [
    ...captioned(unit).map((texts) => row(texts.map((text) => `<td>${text}</td>`))),
    ...LINES.map(([code, name, ...amounts]) =>
      row([`<td>${code}</td>`, `<td>${name}</td>`, ...amounts.map(cell)]),
    ),
  ];
  return new TextEncoder().encode(`<html><meta charset="utf-8"><table>${rows.join('')}</table></html>`);
}

test.each([
  // Under 元 the two readings are asked about, unless the shown number says its own unit.
  ['of Excel', null, (amount: number) => `<td x:num="${amount}">${inWanyuan(amount)}</td>`],
  [
    'of LibreOffice',
    null,
    (amount: number) => `<td sdval="${amount}" sdnum="2052;">${inWanyuan(amount)}</td>`,
  ],
  ['with its unit', 1091432590n, (amount: number) => `<td x:num="${amount}">${inWanyuan(amount)}万元</td>`],
])('a page %s shows beside a stored number what its styles make of it', (_, underYuan, cell) => {
  expect(amountOf(plainBook(pageShowing(cell, '金额单位：万元')))).toBe(1091432590n);
  expect(amountOf(plainBook(pageShowing(cell, '金额单位：元')))).toBe(underYuan);
});

test('a page that shows another number than it stores is read by neither', () => {
  const read = plainBook(pageShowing((amount) => `<td x:num="${amount}">77</td>`, '金额单位：元'));
  expect(amountOf(read)).toBeNull();
  expect(read.sheets[0]?.rows.get(7)?.get(3)).toMatchObject({ hidden: 'unclear' });
});

const FACTOR =
  '<number:number-style style:name="N1"><number:number number:decimal-places="2" number:min-integer-digits="1" number:display-factor="10000"/></number:number-style>';
const cellStyle = (name: string, format: string) =>
  `<style:style style:name="${name}" style:family="table-cell" ${format}/>`;

test.each([
  ['its default style', `${FACTOR}${cellStyle('Default', 'style:data-style-name="N1"')}`, '', ''],
  [
    'the style of its columns',
    `${FACTOR}${cellStyle('ce1', 'style:data-style-name="N1"')}`,
    '',
    '<table:table-column table:number-columns-repeated="2"/><table:table-column table:number-columns-repeated="3" table:default-cell-style-name="ce1"/>',
  ],
  [
    'a style under a condition',
    `${FACTOR}${cellStyle('ce9', 'style:data-style-name="N1"')}<style:style style:name="ce1" style:family="table-cell"><style:map style:condition="cell-content()&gt;=0" style:apply-style-name="ce9"/></style:style>`,
    'table:style-name="ce1"',
    '',
  ],
])('an .ods shows in 万元 by %s', (_, styles, cell, columns) => {
  const text = (words: string) =>
    `<table:table-cell office:value-type="string"><text:p>${words}</text:p></table:table-cell>`;
  const number = (amount: number) =>
    `<table:table-cell ${cell} office:value-type="float" office:value="${amount}"><text:p>${inWanyuan(amount)}</text:p></table:table-cell>`;
  const rows = [
    ...captioned('金额单位：万元').map((texts) => texts.map(text)),
    ...LINES.map(([code, name, ...amounts]) => [text(code), text(name), ...amounts.map(number)]),
  ].map((cells) => `<table:table-row>${cells.join('')}</table:table-row>`);
  expect(amountOf(plainBook(rawOds(styles, `${columns}${rows.join('')}`)))).toBe(1091432590n);
});

test.each([
  ['of its cells', { cell: 'ss:StyleID="s1"' }],
  ['of its rows', { row: 'ss:StyleID="s1"' }],
  ['of its columns', { column: '<Column ss:Index="3" ss:Span="2" ss:StyleID="s1"/>' }],
  ['of its table', { table: 'ss:StyleID="s1"' }],
])(
  'an XML Spreadsheet shows in 万元 by the style %s',
  (_, { cell = '', row = '', column = '', table = '' }: Readonly<Record<string, string>>) => {
    const text = (words: string) => `<Cell><Data ss:Type="String">${words}</Data></Cell>`;
    const number = (amount: number) => `<Cell ${cell}><Data ss:Type="Number">${amount}</Data></Cell>`;
    const rows = [
      ...captioned('金额单位：万元').map((texts) => `<Row>${texts.map(text).join('')}</Row>`),
      ...LINES.map(
        ([code, name, ...amounts]) =>
          `<Row ${row}>${text(code)}${text(name)}${amounts.map(number).join('')}</Row>`,
      ),
    ];
    const space = 'urn:schemas-microsoft-com:office:spreadsheet';
    const book = `<?xml version="1.0"?><Workbook xmlns="${space}" xmlns:ss="${space}"><Styles><Style ss:ID="s1"><NumberFormat ss:Format="0!.0,"/></Style></Styles><Worksheet ss:Name="表"><Table ${table}>${column}${rows.join('')}</Table></Worksheet></Workbook>`;
    expect(amountOf(plainBook(new TextEncoder().encode(book)))).toBe(1091432590n);
  },
);

/** The small table, whose cells of amounts a conditional format covers. */
async function underCondition(own: string, conditional: string, id = 190): Promise<PlainWorkbook> {
  const parts = partsOf(await smallBook({ unit: '金额单位：元', format: own }));
  const [sheet, styles] = ['xl/worksheets/sheet1.xml', 'xl/styles.xml'];
  const rule =
    '<conditionalFormatting sqref="A1 C7:E10"><cfRule type="cellIs" dxfId="0" priority="1" operator="greaterThan"><formula>9999</formula></cfRule></conditionalFormatting>';
  const dxf = `<dxfs count="1"><dxf><numFmt numFmtId="${id}" formatCode="${conditional}"/></dxf></dxfs>`;
  const changed = {
    [sheet]: (parts[sheet] ?? '').replace(/(<\/sheetData>.*?)(<pageMargins|<\/worksheet>)/s, `$1${rule}$2`),
    [styles]: (parts[styles] ?? '').replace(/<dxfs[^>]*\/>|<dxfs[^>]*>.*?<\/dxfs>|(?=<tableStyles)/s, dxf),
  };
  return plainBook(zipTexts({ ...parts, ...changed }));
}

test('a number that a conditional format shows at another scale is not read in silence', async () => {
  const doubtful = await underCondition('#,##0.00', '0!.0,');
  expect(doubtful.sheets[0]?.rows.get(9)?.get(3)).toMatchObject({ hidden: 'unclear' });
  expect(amountOf(doubtful)).toBeNull();
  expect(amountOf(await underCondition('#,##0.00', '#,##0.000'))).toBe(1091432590n);
});

test('the id of a conditional format’s own format is none of the cells’', async () => {
  const read = await underCondition('0!.0,', '0!.0,', 164);
  expect(read.sheets[0]?.rows.get(9)?.get(3)).toMatchObject({ hidden: 4 });
  const other = await underCondition('0!.0,', '0.00', 164);
  expect(other.sheets[0]?.rows.get(9)?.get(3)?.hidden).toBeDefined();
});
