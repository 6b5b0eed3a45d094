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
  /** The rows that say anything, in the sheet's order, and by their number. */
  readonly lines: readonly TextLine[];
  readonly lineAt: (row: number) => TextLine | undefined;
};

/** What the own cells of a row say, normalised, left to right; cells that say nothing are left out. */
export type TextLine = {
  readonly row: number;
  readonly columns: readonly number[];
  readonly texts: readonly string[];
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
  const rawAt = (row: number, column: number): string => cellAt(sheet, row, column)?.text ?? '';
  const textAt = (row: number, column: number): string => {
    const [top, left] = anchors.get(row)?.get(column) ?? [row, column];
    const raw = rawAt(top, left);
    return raw === '' ? '' : normalName(raw);
  };
  const lines: TextLine[] = [];
  const byRow = new Map<number, TextLine>();
  for (const [row, cells] of sheet.rows) {
    const columns: number[] = [];
    const texts: string[] = [];
    const merged = anchors.get(row);
    for (const [column, cell] of cells) {
      const text = merged?.has(column) ? textAt(row, column) : normalName(cell.text);
      if (text === '') continue;
      columns.push(column);
      texts.push(text);
    }
    if (texts.length === 0) continue;
    const line = { row, columns, texts };
    lines.push(line);
    byRow.set(row, line);
  }
  return { sheet, rawAt, textAt, lines, lineAt: (row) => byRow.get(row) };
});
