import { describe, expect, test } from 'vitest';
import type { Sheet, SheetCell } from '#shared/workbook/sheet';
import {
  isCodeSheet,
  mapAmounts,
  mapCodes,
  moveRow,
  splitCodes,
  withoutLineNumbers,
} from '../../support/office-habits';
import { issuesOf, readContent } from '../../support/read-content';
import { loadShanxi, readFixture } from '../../support/reference';
import {
  addCells,
  besideSheets,
  compose,
  insertColumns,
  insertRows,
  mapCells,
  mapTexts,
  onSheets,
  sheetOf,
  stackSheets,
  textCell,
  type Variation,
} from '../../support/vary-workbook';

const pack = loadShanxi();
const workbook = readFixture('filled');
const expected = readContent(pack, workbook);

const sheet = (name: string, texts: readonly (readonly string[])[], hidden = false): Sheet =>
  addCells(
    sheetOf({ name, hidden, merges: [] }, []),
    texts.flatMap((line, row) => line.map((text, column) => [row, column, text] as const)),
  );
const without = (pattern: RegExp): Variation =>
  onSheets((one) =>
    mapCells(one, (cell) => (cell.kind === 'text' && pattern.test(cell.text) ? undefined : cell)),
  );
const retext = (from: RegExp, to: string): Variation => mapTexts((text) => text.replace(from, to));
const number = (text: string): SheetCell => ({ kind: 'number', text });
const grouped = (text: string): string => {
  const [whole = '', fraction = ''] = text.split('.');
  return `${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${fraction.padEnd(2, '0')}`;
};
const stacked =
  (size: number, gap: number): Variation =>
  (book) => ({
    ...book,
    sheets: Array.from({ length: Math.ceil(book.sheets.length / size) }, (_, at) =>
      stackSheets(`Sheet${at + 1}`, book.sheets.slice(at * size, (at + 1) * size), gap),
    ),
  });
const shared = (from: number, to: number): Variation =>
  onSheets((one) => ({
    ...one,
    merges: one.merges.filter(({ top }) => top < from || top > to),
  }));

const SHEETS: [string, Variation][] = [
  ['sheets in reverse order', (book) => ({ ...book, sheets: book.sheets.toReversed() })],
  ['sheets named Sheet1 to Sheet10', onSheets((one, at) => ({ ...one, name: `Sheet${at + 1}` }))],
  [
    "sheets named like the ministry's tables",
    onSheets((one, at) => ({ ...one, name: `Z0${at} 收入支出决算总表(财决0${at}表)` })),
  ],
  [
    'a cover and a list of contents in front',
    (book) => ({
      ...book,
      sheets: [
        sheet('封面', [['2022年度部门决算公开'], ['部门名称：', ''], ['填表人：', '张三']]),
        sheet('目录', [
          ['序号', '表名', '表号', '页码'],
          ...pack.tables.map(({ title, number: id }, at) => [String(at + 1), title, id, String(at + 3)]),
        ]),
        ...book.sheets,
      ],
    }),
  ],
  [
    'hidden helper sheets, among them an older copy',
    (book) => ({
      ...book,
      sheets: [
        sheet('HIDDENSHEETNAME', [['A', '1']], true),
        {
          ...mapCells(book.sheets[2]!, (cell) => (cell.kind === 'number' ? number('7') : cell)),
          name: '旧',
          hidden: true,
        },
        ...book.sheets,
      ],
    }),
  ],
];

const PLACES: [string, Variation][] = [
  ['all ten tables on one sheet', stacked(10, 0)],
  ['all ten tables on one sheet, three blank rows between', stacked(10, 3)],
  ['two tables a sheet', stacked(2, 1)],
  [
    'two tables a sheet side by side',
    (book) => ({
      ...book,
      sheets: [0, 2, 4, 6, 8].map((at) => besideSheets(`S${at}`, book.sheets.slice(at, at + 2))),
    }),
  ],
  ['all on one sheet by title only', compose(without(/^公开\d+表$/), stacked(10, 1))],
  [
    'all on one sheet by number only',
    compose(
      onSheets((one) => addCells(one, [[0, 0, '']])),
      stacked(10, 1),
    ),
  ],
  ['table numbers with spaces: 公开 01 表', retext(/^公开(\d+)表$/, '公开 $1 表')],
  ['table numbers with a label: 表号：公开01表', retext(/^公开(\d+)表$/, '表号：公开$1表')],
  ['table numbers without the zero: 公开1表', retext(/^公开0(\d)表$/, '公开$1表')],
  ['title only', without(/^公开\d+表$/)],
  ['number only', onSheets((one) => addCells(one, [[0, 0, '']]))],
  [
    'title and number in one cell',
    compose(
      onSheets((one, at) =>
        addCells(one, [[0, 0, `${one.rows.get(0)?.get(0)?.text}（${pack.tables[at]?.number}）`]]),
      ),
      without(/^公开\d+表$/),
    ),
  ],
  ['the year in front of the title', retext(/^(.*决算(?:总|明细)?表|.*统计表)$/, '2022年度$1')],
];

const HEADERS: [string, Variation][] = [
  ['three blank rows above', onSheets((one) => insertRows(one, 0, 3))],
  [
    'words above the title',
    onSheets((one) =>
      addCells(insertRows(one, 0, 2), [
        [0, 0, '附件2'],
        [1, 0, '（盖章）'],
      ]),
    ),
  ],
  ['blank rows between title, caption and header', onSheets((one) => insertRows(insertRows(one, 3), 1, 2))],
  ['two blank columns on the left', onSheets((one) => insertColumns(one, 0, 2))],
  [
    'a blank column after every other',
    onSheets((one) => [5, 4, 3, 2].reduce((wide, at) => insertColumns(wide, at), one)),
  ],
  ['blank rows in the body', onSheets((one) => insertRows(insertRows(one, 20), 12, 2))],
  ['titles with spaces inside', mapTexts((text, row) => (row === 0 ? [...text].join(' ') : text))],
  ['合  计 and 小  计 with spaces', mapTexts((text) => text.replace(/^(.)计$/, '$1  计'))],
  [
    'full-width brackets and digits',
    mapTexts((text) =>
      text
        .replaceAll('(', '（')
        .replaceAll(')', '）')
        .replace(/^公开(\d+)表$/, (all) =>
          all.replace(/\d/g, (digit) => '０１２３４５６７８９'[Number(digit)]!),
        ),
    ),
  ],
  [
    'line breaks inside header cells',
    mapTexts((text, row) =>
      row >= 3 && row < 6 && text.length > 3 ? `${text.slice(0, 2)}\n${text.slice(2)}` : text,
    ),
  ],
  ['trailing spaces', mapTexts((text) => `${text} \u3000`)],
  ['header cells without merges', shared(3, 5)],
  [
    'no row of 栏次',
    compose(
      onSheets((one) =>
        mapCells(one, (cell, row) =>
          row === 5 && one.rows.get(5)?.get(0)?.text === '栏次' ? undefined : cell,
        ),
      ),
    ),
  ],
  [
    '栏次 as (1), (2)',
    onSheets((one) =>
      mapCells(one, (cell, row) =>
        row === 5 && one.rows.get(5)?.get(0)?.text === '栏次' && cell.kind === 'number'
          ? textCell(`（${cell.text}）`)
          : cell,
      ),
    ),
  ],
];

const CODES: [string, Variation][] = [
  ['codes as numbers', onSheets((one) => mapCodes(one, number))],
  ['codes with an apostrophe', onSheets((one) => mapCodes(one, (code) => textCell(`'${code}`)))],
  ['codes with spaces', onSheets((one) => mapCodes(one, (code) => textCell(`  ${code} `)))],
  [
    'codes split 201 | 03 | 01',
    onSheets((one) => splitCodes(one, (code) => [code.slice(0, 3), code.slice(3, 5), code.slice(5)])),
  ],
  [
    'codes split 201 | 20103 | 2010301',
    onSheets((one) =>
      splitCodes(one, (code) =>
        [3, 5, 7].map((length) => (code.length >= length ? code.slice(0, length) : '')),
      ),
    ),
  ],
  [
    'codes split 201 | 3 | 1 as numbers lose their zeros',
    onSheets((one) =>
      splitCodes(one, (code) =>
        [code.slice(0, 3), code.slice(3, 5), code.slice(5)].map((part) => part.replace(/^0+/, '')),
      ),
    ),
  ],
  [
    'codes split, each line with its own part only, under 类 款 项',
    onSheets((one) =>
      splitCodes(
        one,
        (code) =>
          [3, 5, 7].map((length) =>
            code.length === length ? code.slice(length === 3 ? 0 : length - 2) : '',
          ),
        { titled: true },
      ),
    ),
  ],
  [
    'codes split, the full code in the column of its level',
    onSheets((one) =>
      splitCodes(one, (code) => [3, 5, 7].map((length) => (code.length === length ? code : ''))),
    ),
  ],
  [
    '合计 last',
    onSheets((one) => (isCodeSheet(one) && one.rowCount > 12 ? moveRow(one, 6, one.rowCount - 2) : one)),
  ],
  [
    'names indented by level',
    onSheets((one) =>
      mapCells(one, (cell, row, column) =>
        isCodeSheet(one) && column === 1 && row > 6 ? textCell(`\u3000  ${cell.text}`) : cell,
      ),
    ),
  ],
];

const AMOUNTS: [string, Variation][] = [
  ['amounts as text with separators', mapAmounts(pack, ({ text }) => textCell(grouped(text)))],
  ['amounts as text with ￥ and spaces', mapAmounts(pack, ({ text }) => textCell(` ￥${grouped(text)}  `))],
  ['amounts from formulas', mapAmounts(pack, (cell) => ({ ...cell, formula: 'SUM(A1:A2)' }))],
  ['amounts with two decimals always', mapAmounts(pack, ({ text }) => textCell(Number(text).toFixed(2)))],
  ['scale as 单位：元', retext(/^金额单位：元$/, '单位：元')],
  ['scale as 金额单位:人民币元', retext(/^金额单位：元$/, '金额单位:人民币元')],
];

const WORDS: [string, Variation][] = [
  [
    '行次 as texts 1.00',
    onSheets((one) =>
      mapCells(one, (cell, row, column) =>
        one.rows.get(4)?.get(column)?.text === '行次' && row > 4 && cell.kind === 'number'
          ? textCell(`${cell.text}.00`)
          : cell,
      ),
    ),
  ],
  [
    '行次 as texts 1',
    onSheets((one) =>
      mapCells(one, (cell, row, column) =>
        one.rows.get(4)?.get(column)?.text === '行次' && row > 4 && cell.kind === 'number'
          ? textCell(cell.text)
          : cell,
      ),
    ),
  ],
  ['no 行次 column', onSheets(withoutLineNumbers)],
  [
    'labels without ordinals',
    mapTexts((text, row) => (row > 5 ? text.replace(/^[一二三四五六七八九十]+、/, '') : text)),
  ],
  [
    'labels without ordinals and no 行次 column',
    compose(
      mapTexts((text, row) => (row > 5 ? text.replace(/^[一二三四五六七八九十]+、/, '') : text)),
      onSheets(withoutLineNumbers),
    ),
  ],
  [
    'ordinals as （一）',
    mapTexts((text, row) => (row > 5 ? text.replace(/^([一二三四五六七八九十]+)、/, '（$1）') : text)),
  ],
  [
    'ordinals as 1.',
    mapTexts((text, row) => (row > 5 ? text.replace(/^[一二三四五六七八九十]+、/, '3. ') : text)),
  ],
  [
    '小计 for 合计 in headers',
    mapTexts((text, row) => (row >= 3 && row < 5 && text === '合计' ? '小计' : text)),
  ],
  [
    '合计 for 小计 in headers',
    mapTexts((text, row) => (row >= 3 && row < 6 && text === '小计' ? '合计' : text)),
  ],
  ['金额 for 决算数 in headers', mapTexts((text, row) => (row === 4 && text === '决算数' ? '金额' : text))],
  ['决算数 for 金额 in headers', mapTexts((text, row) => (row === 4 && text === '金额' ? '决算数' : text))],
  ['科目编码 for 功能分类科目编码', retext(/^功能分类科目编码$/, '科目编码')],
  ['the year as 2022 年度', retext(/^2022年度$/, '2022 年度')],
  ['the year as 年度：2022', retext(/^2022年度$/, '年度：2022')],
  ['部门 for 部门名称', retext(/^(部门|单位)名称：/, '部门：')],
  ['编制单位 for 部门名称', retext(/^(部门|单位)名称：/, '编制单位： ')],
  [
    'the name in the cell to the right of its label',
    onSheets((one) => {
      const [label = '', name = ''] = (one.rows.get(2)?.get(0)?.text ?? '').split(/(?<=：)/);
      return addCells(one, [
        [2, 0, label],
        [2, 1, name],
      ]);
    }),
  ],
  [
    'name, year and scale in one cell',
    onSheets((one) => {
      const caption = [...(one.rows.get(2)?.values() ?? [])].map(({ text }) => text).join('    ');
      const bare = mapCells(one, (cell, row) => (row === 2 ? undefined : cell));
      return addCells(bare, [[2, 0, caption]]);
    }),
  ],
];

describe.each([
  ['sheets', SHEETS],
  ['places', PLACES],
  ['headers', HEADERS],
  ['codes', CODES],
  ['amounts', AMOUNTS],
  ['words', WORDS],
])('%s', (_, cases) => {
  test.each(cases)('%s', (name, vary) => {
    const varied = vary(workbook);
    expect(varied).not.toEqual(workbook);
    expect(readContent(pack, varied)).toEqual(expected);
    if (!/copy/.test(name)) expect(issuesOf(pack, varied)).toEqual([]);
  });
});
