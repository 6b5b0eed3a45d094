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
