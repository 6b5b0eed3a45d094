import { cellAt, type Sheet, type SheetRange } from '../workbook/sheet';

/** A sheet as its printed cells: a merge is one cell that reaches over several places. */
export type SketchGrid = {
  readonly sheet: Sheet;
  /** The printed cell that covers a place. */
  readonly spot: (row: number, column: number) => SheetRange;
  /** Its text, on one line; a merge's text counts for every place it covers. */
  readonly text: (row: number, column: number) => string;
  /** The text that stands at the place itself. */
  readonly own: (row: number, column: number) => string;
};

export function sketchGrid(sheet: Sheet): SketchGrid {
  const own = (row: number, column: number): string => oneLine(cellAt(sheet, row, column)?.text ?? '');
  const spot = (row: number, column: number): SheetRange =>
    sheet.merges.find(
      ({ top, left, bottom, right }) => top <= row && row <= bottom && left <= column && column <= right,
    ) ?? { top: row, left: column, bottom: row, right: column };
  return {
    sheet,
    spot,
    own,
    text: (row, column) => {
      const { top, left } = spot(row, column);
      return own(top, left);
    },
  };
}

/** The row's own texts, left to right. */
export function ownTexts(grid: SketchGrid, row: number): string[] {
  return [...(grid.sheet.rows.get(row)?.keys() ?? [])]
    .map((column) => grid.own(row, column))
    .filter((text) => text !== '');
}

/** Line breaks inside a printed word are the sheet's width, not the word's. */
function oneLine(text: string): string {
  return text.replace(/\s*[\r\n]+\s*/g, '').trim();
}
