import { withoutLineNumbers } from '../../../support/office-habits';
import {
  addCells,
  compose,
  insertColumns,
  mapCells,
  mapTexts,
  onSheets,
  textCell,
  type Variation,
} from '../../../support/vary-workbook';

const retext = (from: RegExp, to: string): Variation => mapTexts((text) => text.replace(from, to));

/** 行次, ordinals, names of columns, the caption. */
export const WORDS: [string, Variation][] = [
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
  [
    'labels of year and scale beside their values',
    onSheets((one) => {
      const year = [...(one.rows.get(2) ?? [])].find(([, { text }]) => text === '2022年度')?.[0] ?? 1;
      const wide = insertColumns(one, year + 1);
      const last = wide.columnCount;
      return addCells(wide, [
        ...(year === 1
          ? []
          : ([
              [2, year, '年度：'],
              [2, year + 1, '2022'],
            ] as const)),
        [2, last - 1, '金额单位：'],
        [2, last, '元'],
      ]);
    }),
  ],
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
