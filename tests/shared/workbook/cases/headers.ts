import { isCodeSheet } from '../../../support/office-habits';
import {
  addCells,
  compose,
  insertColumns,
  insertRows,
  mapCells,
  mapTexts,
  onSheets,
  textCell,
  type Variation,
} from '../../../support/vary-workbook';

const shared = (from: number, to: number): Variation =>
  onSheets((one) => ({
    ...one,
    merges: one.merges.filter(({ top }) => top < from || top > to),
  }));

/** Rows and columns around, titles and headers as offices print them. */
export const HEADERS: [string, Variation][] = [
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
  [
    'a title over two rows, with words beside it',
    onSheets((one) =>
      addCells({ ...one, merges: [...one.merges.slice(1), { top: 0, left: 0, bottom: 1, right: 1 }] }, [
        [0, 2, '附件1'],
        [0, 3, '2022年度'],
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
  [
    'the header repeated in the body, as at the top of a printed page',
    onSheets((one) => {
      if (!isCodeSheet(one) || one.rowCount < 20) return one;
      const header = [3, 4, 5].flatMap((row) =>
        [...(one.rows.get(row) ?? [])].map(([column, { text }]) => [row + 12, column, text] as const),
      );
      return addCells(insertRows(one, 15, 3), header);
    }),
  ],
  [
    'the unit in the header cells',
    mapTexts((text, row) => (row === 4 && /数$|金额$|计$|支出$/.test(text) ? `${text}（元）` : text)),
  ],
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
