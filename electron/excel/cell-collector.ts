import { isNumberText, writtenNumberText } from '#shared/workbook/number-text';
import type { SheetCell, SheetRange } from '#shared/workbook/sheet';

/** More cells than any disclosure has by a factor of fifty. */
const MOST_CELLS = 500_000;
/** As many as the newest Excel has. */
export const MOST_ROWS = 1_048_576;
export const MOST_COLUMNS = 16_384;

/** Thrown within a reader and caught by it: there is more than can be read. */
export class TooManyCells extends Error {}

/** The cells of one workbook as a reader meets them, within bounds; a sheet at a time. */
export class CellCollector {
  #count = 0;
  rows = new Map<number, Map<number, SheetCell>>();
  merges: SheetRange[] = [];

  begin(): void {
    this.rows = new Map();
    this.merges = [];
  }

  put(row: number, column: number, cell: SheetCell): void {
    this.#count += 1;
    if (this.#count > MOST_CELLS || row >= MOST_ROWS || column >= MOST_COLUMNS) throw new TooManyCells();
    const line = this.rows.get(row) ?? new Map<number, SheetCell>();
    this.rows.set(row, line.set(column, cell));
  }

  merge(range: SheetRange): void {
    this.#count += 1;
    if (this.#count > MOST_CELLS) throw new TooManyCells();
    if (range.bottom > range.top || range.right > range.left) this.merges.push(range);
  }
}

/**
 * What a cell says that is written as text: a number where it is written as one with nothing around it, else the text.
 * A code with leading zeros, thousands separators and units stay what they are, for whoever knows the column.
 */
export function writtenCell(text: string): SheetCell {
  const isPlain = isNumberText(text) && !/^[+-]?0\d|[eE]/.test(text);
  const digits = isPlain ? writtenNumberText(text) : undefined;
  return digits === undefined ? { kind: 'text', text } : { kind: 'number', text: digits };
}
