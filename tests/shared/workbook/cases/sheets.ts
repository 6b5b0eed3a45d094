import type { Sheet, SheetCell } from '#shared/workbook/sheet';
import { loadShanxi } from '../../../support/reference';
import { addCells, mapCells, onSheets, sheetOf, type Variation } from '../../../support/vary-workbook';

const pack = loadShanxi();
const number = (text: string): SheetCell => ({ kind: 'number', text });

const sheet = (name: string, texts: readonly (readonly string[])[], hidden = false): Sheet =>
  addCells(
    sheetOf({ name, hidden, merges: [] }, []),
    texts.flatMap((line, row) => line.map((text, column) => [row, column, text] as const)),
  );

/** Sheets in any order, of any name, among others. */
export const SHEETS: [string, Variation][] = [
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
