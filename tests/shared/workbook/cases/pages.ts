import type { Sheet } from '#shared/workbook/sheet';
import { onOneSheet, type PageHabit, pagesOf } from '../../../support/split-pages';
import type { Variation } from '../../../support/vary-workbook';

/** 07 has one line, and 08 and 09 have none in the reference. */
const ROOM = 14;
const cutsOf = (sheet: Sheet): number[] => (sheet.rowCount < ROOM ? [] : [10, 15]);

const onSheet =
  (habit: PageHabit): Variation =>
  (book) => ({
    ...book,
    sheets: book.sheets.map((one) => onOneSheet(pagesOf(one, cutsOf(one), habit))),
  });
const onNextSheets =
  (habit: PageHabit, named: (name: string, at: number) => string): Variation =>
  (book) => ({
    ...book,
    sheets: book.sheets.flatMap((one) =>
      pagesOf(one, cutsOf(one), habit).map((page, at) => ({
        ...page,
        name: at === 0 ? one.name : named(one.name, at),
      })),
    ),
  });
const numbered = (
  book: Parameters<Variation>[0],
  habit: (sheet: Sheet) => PageHabit,
): ReturnType<Variation> => ({
  ...book,
  sheets: book.sheets.map((one) => onOneSheet(pagesOf(one, cutsOf(one), habit(one)))),
});

/** A table printed on several pages. */
export const PAGES: [string, Variation][] = [
  ['title, number, caption and header again on the same sheet', onSheet({})],
  ['title and header again, no number and no caption', onSheet({ number: '', caption: false })],
  ['only 续表 and the header again', onSheet({ title: '', number: '', caption: false, mark: '续表' })],
  [
    'only （续上表） again',
    onSheet({ title: '', number: '', caption: false, header: false, mark: '（续上表）' }),
  ],
  [
    '公开02表（续） and so on',
    (book) =>
      numbered(book, (one) => ({
        title: '',
        number: `${one.rows.get(1)?.values().next().value?.text}（续）`,
      })),
  ],
  [
    'the title with 续1',
    (book) => numbered(book, (one) => ({ title: `${one.rows.get(0)?.get(0)?.text}(续1)`, number: '' })),
  ],
  [
    'the title with the page',
    (book) =>
      numbered(book, (one) => ({ title: `${one.rows.get(0)?.get(0)?.text} 第2页 共3页`, number: '' })),
  ],
  [
    'on the next sheets, title, number and header again',
    onNextSheets({}, (name, at) => `${name.slice(0, 4)}-${at}`),
  ],
  [
    'on the next sheets under 续表 alone',
    onNextSheets(
      { title: '', number: '', caption: false, mark: '续表' },
      (name, at) => `${name.slice(0, 4)}-${at}`,
    ),
  ],
];
