import type { SheetCell } from '#shared/workbook/sheet';
import { codesWithNames, isCodeSheet, mapCodes, moveRow, splitCodes } from '../../../support/office-habits';
import { mapCells, onSheets, textCell, type Variation } from '../../../support/vary-workbook';

const number = (text: string): SheetCell => ({ kind: 'number', text });

const wide = (digits: string): string =>
  digits.replace(/\d/g, (digit) => '０１２３４５６７８９'[Number(digit)]!);
const spaced = (code: string): string => [code.slice(0, 3), code.slice(3, 5), code.slice(5)].join(' ').trim();

/** 科目编码 in one cell or three, as text or number; 合计 first or last. */
export const CODES: [string, Variation][] = [
  [
    'codes split, the parents only in a cell merged over their lines',
    onSheets((one) =>
      splitCodes(one, (code) => [
        code.length === 3 ? code : '',
        code.length === 5 ? code.slice(3) : '',
        code.slice(5),
      ]),
    ),
  ],
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
  ...(
    [
      ['2010301 行政运行', (code, name) => `${code} ${name}`, '科目名称'],
      ['2010301-行政运行', (code, name) => `${code}-${name}`, '科目名称'],
      ['[2010301]行政运行', (code, name) => `[${code}]${name}`, '科目编码'],
      ['2010301行政运行', (code, name) => `${code}${name}`, '项目'],
      ['２０１０３０１　行政运行', (code, name) => `${wide(code)}\u3000${name}`, '科目'],
      ['（2010301）行政运行', (code, name) => `（${code}）${name}`, '科目编码及名称'],
      ['201 03 01 行政运行', (code, name) => `${spaced(code)} ${name}`, '科目编码及名称'],
    ] satisfies [string, (code: string, name: string) => string, string][]
  ).map(([name, text, title]): [string, Variation] => [
    `code and name in one cell, ${name}, under ${title}`,
    onSheets((one) => codesWithNames(one, text, title)),
  ]),
  [
    'code and name in one cell in front of its own column of names',
    onSheets((one) =>
      mapCells(one, (cell, row, column) =>
        isCodeSheet(one) && column === 1 && /^\d+$/.test(one.rows.get(row)?.get(0)?.text ?? '')
          ? textCell(`${one.rows.get(row)?.get(0)?.text} ${cell.text}`)
          : cell,
      ),
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
