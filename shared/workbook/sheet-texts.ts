import { oncePer } from '../kit/once-per';
import { normalName } from '../kit/same-name';
import { cellAt, type Sheet } from './sheet';

/** A sheet read as people read it: a merged cell's text counts for every place it covers. */
export type SheetTexts = {
  readonly sheet: Sheet;
  /** Normalised text at a place, merges filled in; empty where nothing stands. */
  readonly textAt: (row: number, column: number) => string;
  /** Raw text of the cell itself, no merges. */
  readonly rawAt: (row: number, column: number) => string;
};

/** Read once, whoever looks at the sheet: recognising, locating, and taking its values. */
export const readSheetTexts = oncePer((sheet: Sheet): SheetTexts => {
  const anchors = new Map<number, Map<number, readonly [number, number]>>();
  for (const { top, left, bottom, right } of sheet.merges) {
    // A merge of a whole column or row is no header cell; filling it would cost a million places.
    if ((bottom - top + 1) * (right - left + 1) > 2_000) continue;
    for (let row = top; row <= bottom; row += 1) {
      const columns = anchors.get(row) ?? new Map<number, readonly [number, number]>();
      for (let column = left; column <= right; column += 1) columns.set(column, [top, left]);
      anchors.set(row, columns);
    }
  }
  const cache = new Map<string, string>();
  const rawAt = (row: number, column: number): string => cellAt(sheet, row, column)?.text ?? '';
  return {
    sheet,
    rawAt,
    textAt: (row, column) => {
      const [top, left] = anchors.get(row)?.get(column) ?? [row, column];
      const raw = rawAt(top, left);
      if (raw === '') return '';
      const known = cache.get(raw);
      if (known !== undefined) return known;
      const text = normalName(raw);
      cache.set(raw, text);
      return text;
    },
  };
});
