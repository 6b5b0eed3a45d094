import type { SheetCell, SheetRange } from '#shared/workbook/sheet';
import { CellCollector } from '../cell-collector';

export type OpenedCell = {
  readonly across: number;
  readonly down: number;
  readonly shown: boolean;
  /** What the cell says, given its text; undefined: nothing. */
  readonly content: (text: string) => SheetCell | undefined;
};

/** A table being laid out: where its next row and cell come, and which cells of rows above reach down. */
type Frame = {
  readonly left: number;
  /** Undefined before its first row. */
  row: number | undefined;
  nextRow: number;
  column: number;
  /** One past its last column. */
  right: number;
  reaching: { readonly left: number; readonly right: number; readonly bottom: number }[];
  readonly merges: SheetRange[];
  cell: (OpenedCell & { readonly row: number; readonly column: number; text: string }) | undefined;
};

/** Lays the tables of a page out on one sheet: one below another, one within another from its cell on. */
export class HtmlGrid {
  readonly cells = new CellCollector();
  readonly #frames: Frame[] = [];
  #nextRow = 0;
  #between = '';

  openTable(): void {
    this.#endBetween();
    const outer = this.#frames.at(-1);
    const cell = outer?.cell;
    // Words before the inner table keep their place, and it goes below them.
    const worded = outer && cell ? this.#keep(outer, 'beside-a-table') : false;
    const top = outer && cell ? cell.row + (worded ? 1 : 0) : (outer?.nextRow ?? this.#nextRow);
    const left = cell?.column ?? outer?.left ?? 0;
    this.#frames.push({
      left,
      row: undefined,
      nextRow: top,
      column: left,
      right: left,
      reaching: [],
      merges: [],
      cell: undefined,
    });
  }

  openRow(): void {
    const frame = this.#frames.at(-1);
    if (frame) this.#beginRow(frame);
  }

  #beginRow(frame: Frame): number {
    this.closeCell();
    this.#endBetween();
    const row = frame.nextRow;
    frame.row = row;
    frame.nextRow = row + 1;
    frame.column = frame.left;
    frame.reaching = frame.reaching.filter(({ bottom }) => bottom >= row);
    return row;
  }

  openCell(opened: OpenedCell): void {
    const frame = this.#frames.at(-1);
    // A cell outside of any table is text.
    if (!frame) {
      this.endLine();
      return;
    }
    this.closeCell();
    const row = frame.row ?? this.#beginRow(frame);
    const over = () =>
      frame.reaching.find(({ left, right }) => left <= frame.column && frame.column <= right);
    for (let above = over(); above; above = over()) frame.column = above.right + 1;
    frame.cell = { ...opened, row, column: frame.column, text: '' };
  }

  text(piece: string): void {
    const cell = this.#frames.at(-1)?.cell;
    if (cell) cell.text += piece.replace(/\s+/g, ' ');
    else this.#between += piece;
  }

  endLine(): void {
    const cell = this.#frames.at(-1)?.cell;
    if (!cell) this.#endBetween();
    else if (cell.text.trim() !== '') cell.text += '\n';
  }

  closeCell(): void {
    const frame = this.#frames.at(-1);
    if (frame?.cell) this.#keep(frame);
  }

  closeTable(): void {
    this.closeCell();
    this.#endBetween();
    const frame = this.#frames.pop();
    if (!frame) return;
    // A cell that reaches beyond its table's last row would hide what comes below.
    for (const merge of frame.merges) {
      this.cells.merge({ ...merge, bottom: Math.min(merge.bottom, frame.nextRow - 1) });
    }
    const outer = this.#frames.at(-1);
    if (!outer) {
      this.#nextRow = frame.nextRow;
      return;
    }
    outer.nextRow = Math.max(outer.nextRow, frame.nextRow);
    outer.column = Math.max(outer.column, frame.right);
    outer.right = Math.max(outer.right, frame.right);
  }

  end(): void {
    while (this.#frames.length > 0) this.closeTable();
    this.#endBetween();
  }

  /** Puts the open cell in its place; whether it says anything. One with a table within is not merged over that table. */
  #keep(frame: Frame, alone: 'alone' | 'beside-a-table' = 'alone'): boolean {
    const { cell } = frame;
    frame.cell = undefined;
    if (!cell?.shown) return false;
    const { row, column, across, down } = cell;
    const right = column + across - 1;
    const bottom = row + down - 1;
    const content = cell.content(cell.text.replace(/ *\n */g, '\n').trim());
    if (content) this.cells.put(row, column, content);
    if (alone === 'alone') frame.merges.push({ top: row, left: column, bottom, right });
    if (down > 1) frame.reaching.push({ left: column, right, bottom });
    frame.column = right + 1;
    frame.right = Math.max(frame.right, right + 1);
    return content !== undefined;
  }

  /** Words outside of cells have a row of their own. */
  #endBetween(): void {
    const text = this.#between.replace(/\s+/g, ' ').trim();
    this.#between = '';
    if (text === '') return;
    const frame = this.#frames.at(-1);
    const row = frame?.nextRow ?? this.#nextRow;
    this.cells.put(row, frame?.left ?? 0, { kind: 'text', text });
    if (frame) frame.nextRow = row + 1;
    else this.#nextRow = row + 1;
  }
}
