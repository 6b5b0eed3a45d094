import type { SheetCell } from '#shared/workbook/sheet';
import { isCodeSheet, mapCodes, moveRow, splitCodes } from '../../../support/office-habits';
import { mapCells, onSheets, textCell, type Variation } from '../../../support/vary-workbook';

const number = (text: string): SheetCell => ({ kind: 'number', text });

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
