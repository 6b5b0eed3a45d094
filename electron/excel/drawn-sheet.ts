import { present } from '#shared/kit/assert';
import type { SheetRange } from '#shared/workbook/sheet';
import type { CellLook } from './cell-look';

/** What stands in a cell that is drawn; texts as people see them, not escaped. */
export type DrawnValue =
  | { readonly kind: 'text'; readonly text: string }
  /** Plain decimal text of at most 15 digits that count. */
  | { readonly kind: 'number'; readonly text: string };

/** A cell of a sheet that is drawn; rows and columns are zero-based. */
export type DrawnCell = {
  readonly column: number;
  readonly look: CellLook;
  readonly value: DrawnValue | undefined;
  /** Without the equals sign; `value` is then its result, absent: an empty text. */
  readonly formula: string | undefined;
};

export type DrawnRow = {
  /** In points; absent: the sheet's own. */
  readonly height: number | undefined;
  /** From left to right. */
  readonly cells: readonly DrawnCell[];
};

export type DrawnNote = { readonly row: number; readonly column: number; readonly text: string };

/** A sheet ready to be written: A4, fitted to its width. */
export type DrawnSheet = {
  readonly name: string;
  /** Of the columns, in Excel's character unit. */
  readonly widths: readonly number[];
  /** How many columns and rows stay in sight. The rows are printed on every page. */
  readonly frozen: { readonly columns: number; readonly rows: number };
  readonly landscape: boolean;
  readonly rows: readonly DrawnRow[];
  readonly merges: readonly SheetRange[];
  readonly notes: readonly DrawnNote[];
};

/** A sheet while it is drawn, in any order. */
export class SheetCanvas {
  readonly merges: SheetRange[] = [];
  readonly notes: DrawnNote[] = [];
  readonly #rows: { height: number | undefined; readonly cells: DrawnCell[] }[] = [];

  cell(row: number, column: number, look: CellLook, value?: DrawnValue, formula?: string): void {
    this.#row(row).cells.push({ column, look, value, formula });
  }

  height(row: number, height: number): void {
    this.#row(row).height = height;
  }

  note(row: number, column: number, text: string): void {
    this.notes.push({ row, column, text });
  }

  /** One cell over a rectangle: what is covered is bordered like its first cell. */
  merge(area: SheetRange, look: CellLook): void {
    if (area.top === area.bottom && area.left === area.right) return;
    this.merges.push(area);
    for (let row = area.top; row <= area.bottom; row += 1) {
      for (let column = area.left; column <= area.right; column += 1) {
        if (row !== area.top || column !== area.left) this.cell(row, column, look);
      }
    }
  }

  /** What was drawn, row after row from the first on. */
  rows(): readonly DrawnRow[] {
    return this.#rows.map(({ height, cells }) => {
      const isOrdered = cells.every(({ column }, at) => at === 0 || (cells[at - 1]?.column ?? 0) < column);
      return { height, cells: isOrdered ? cells : cells.toSorted((one, other) => one.column - other.column) };
    });
  }

  #row(row: number): { height: number | undefined; readonly cells: DrawnCell[] } {
    while (this.#rows.length <= row) this.#rows.push({ height: undefined, cells: [] });
    return present(this.#rows[row], 'the rows reach so far');
  }
}
