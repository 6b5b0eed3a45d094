import type { Sheet } from '#shared/workbook/sheet';
import { addCells, moveCells, placedCells, sheetOf, stackSheets } from './vary-workbook';

/** Rows of the reference: title, 表号, caption, then a header of three; the note is the last. */
const HEADER = [3, 4, 5];
const FIRST = 6;

export type PageHabit = {
  /** Text of the title's and of the 表号's cell on a later page; `undefined` leaves it as on the first. */
  readonly title?: string;
  readonly number?: string;
  /** What else stands on the title's row of a later page. */
  readonly mark?: string;
  readonly caption?: boolean;
  readonly header?: boolean;
};

/** A table cut after some rows of its body, as a printer or an office cuts it; the note stays on the last page. */
export function pagesOf(sheet: Sheet, cuts: readonly number[], habit: PageHabit = {}): Sheet[] {
  const last = Math.max(...sheet.rows.keys());
  const edges = [FIRST, ...cuts, last + 1];
  return edges.slice(1).map((end, at) => {
    const start = edges[at] ?? FIRST;
    const { title, number, caption = true, header = true } = at === 0 ? {} : habit;
    const kept = placedCells(sheet).filter(({ row }) => {
      if (row === 0) return title !== '';
      if (row === 1) return number !== '';
      if (row === 2) return caption;
      return HEADER.includes(row) ? header : start <= row && row < end;
    });
    const cells = kept.map((placed) => {
      const text = placed.row === 0 ? title : placed.row === 1 ? number : undefined;
      return text === undefined ? placed : { ...placed, cell: { kind: 'text' as const, text } };
    });
    const merges = sheet.merges.filter(
      ({ top, bottom }) => (top < FIRST && (header || top < 3)) || (start <= top && bottom < end),
    );
    const page = moveCells(sheetOf({ ...sheet, merges }, cells), (row) =>
      row < start ? row : row - start + FIRST,
    );
    return at > 0 && habit.mark !== undefined ? addCells(page, [[0, 0, habit.mark]]) : page;
  });
}

/** Both pages on one sheet, one under the other. */
export function onOneSheet(pages: readonly Sheet[], gap = 1): Sheet {
  return stackSheets(pages[0]?.name ?? '', pages, gap);
}
