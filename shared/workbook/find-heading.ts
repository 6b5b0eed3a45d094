import { oncePer } from '../kit/once-per';
import { asPrinted, foldedText } from '../kit/same-name';
import type { PlainWorkbook } from './sheet';

/** Who and when, as a cover or the heading of the tables says: 上海市某局2024年度部门决算表. */
export type WorkbookHeading = { readonly organisation: string; readonly year: number };

const HEADING = /^(.{3,40}?)(20\d{2})年度?(?:部门|单位)?决算(?:公开)?(?:报?表)?$/;
/** A template's 上海市XX局 names nobody. */
const UNFILLED = /[xX×*_]{2}|某某/;
const ROWS = 40;

/** For workbooks whose tables print no 部门名称; the first such heading of all sheets. */
export const findHeading = oncePer(({ sheets }: PlainWorkbook): WorkbookHeading | undefined => {
  for (const { rows } of sheets) {
    for (const [row, cells] of rows) {
      if (row >= ROWS) break;
      for (const { kind, text } of cells.values()) {
        if (kind !== 'text') continue;
        const [, organisation = '', year = ''] = HEADING.exec(foldedText(text).replace(/\s+/g, '')) ?? [];
        if (organisation !== '' && !UNFILLED.test(organisation))
          return { organisation: asPrinted(text, organisation).replace(/\s+/g, ''), year: Number(year) };
      }
    }
  }
  return undefined;
});
