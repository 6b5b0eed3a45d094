import { loadShanxi } from '../../../support/reference';
import {
  addCells,
  besideSheets,
  compose,
  mapCells,
  mapTexts,
  onSheets,
  stackSheets,
  type Variation,
} from '../../../support/vary-workbook';

const pack = loadShanxi();
const without = (pattern: RegExp): Variation =>
  onSheets((one) =>
    mapCells(one, (cell) => (cell.kind === 'text' && pattern.test(cell.text) ? undefined : cell)),
  );
const retext = (from: RegExp, to: string): Variation => mapTexts((text) => text.replace(from, to));
const stacked =
  (size: number, gap: number): Variation =>
  (book) => ({
    ...book,
    sheets: Array.from({ length: Math.ceil(book.sheets.length / size) }, (_, at) =>
      stackSheets(`Sheet${at + 1}`, book.sheets.slice(at * size, (at + 1) * size), gap),
    ),
  });

/** Where the tables stand, and how their titles and numbers are printed. */
export const PLACES: [string, Variation][] = [
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
