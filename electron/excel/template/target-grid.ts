import type { XmlDocument } from '../../package/xml-document';
import { columnStyle, rowStyle } from './new-cell-style';
import { insertedBlocks, type RowShift, shiftRow } from './row-shift';
import { type GridCell, type GridRow, sheetGrid } from './sheet-grid';

/** Rows put in as copies of another, in places of the result. They are not in the worksheet's text until they are written. */
export type NewBlock = {
  readonly top: number;
  readonly bottom: number;
  /** A row of the file: the new ones have its look and none of its content. */
  readonly model: GridRow;
};

/**
 * A worksheet whose rows of the file already stand where they belong, as it will be once the new rows are in. Thousands of
 * those share one model, so that what is parsed and looked up never grows with them.
 */
export class TargetGrid {
  readonly document: XmlDocument;
  /** Those of the file, in ascending order. */
  readonly rows: readonly GridRow[];
  readonly blocks: readonly NewBlock[];
  readonly #byRow = new Map<number, GridRow>();
  /** The rows of the file and the last of each block, to look upwards in. */
  readonly #above: readonly GridRow[];
  readonly #styles = new Map<GridRow | NewBlock | number, Map<number, string | undefined>>();

  constructor(document: XmlDocument, shift: RowShift) {
    this.document = document;
    this.rows = ascending(sheetGrid(document));
    for (const row of this.rows) if (!this.#byRow.has(row.row)) this.#byRow.set(row.row, row);
    this.blocks = insertedBlocks(shift).flatMap(({ top, bottom, like }) => {
      const model = this.#byRow.get(shiftRow(shift, like));
      return model === undefined ? [] : [{ top, bottom, model }];
    });
    const last = this.blocks.map(({ bottom, model }) => ({ ...model, row: bottom }));
    this.#above = last.length === 0 ? this.rows : ascending([...this.rows, ...last]);
  }

  /** A row of the file. */
  row(row: number): GridRow | undefined {
    return this.#byRow.get(row);
  }

  block(row: number): NewBlock | undefined {
    return this.blocks.find(({ top, bottom }) => top <= row && row <= bottom);
  }

  /** The row of the file that stands last above this place. */
  rowBefore(row: number): GridRow | undefined {
    return this.rows[placeOf(this.rows, row) - 1];
  }

  /** The style of a cell, also of one that will be new. */
  style(row: number, column: number): string | undefined {
    const own = this.#byRow.get(row) ?? this.block(row) ?? row;
    const known = this.#styles.get(own) ?? new Map<number, string | undefined>();
    this.#styles.set(own, known);
    if (!known.has(column)) known.set(column, this.#findStyle(row, column));
    return known.get(column);
  }

  #findStyle(row: number, column: number): string | undefined {
    const line = this.#byRow.get(row) ?? this.block(row)?.model;
    const own = line?.cells.find((cell) => cell.column === column);
    return own === undefined ? this.#newStyle(line, row, column) : own.element.attributes.s;
  }

  /**
   * The style of a cell that is not there yet: what Excel would show there, that is its row's or else its column's;
   * where neither has one, that of the neighbour to the left, else to the right, else above.
   */
  #newStyle(line: GridRow | undefined, row: number, column: number): string | undefined {
    const set = (line && rowStyle(line.element)) ?? columnStyle(this.document, column);
    if (set !== undefined) return set;
    const beside =
      line?.cells.findLast((cell) => cell.column < column) ??
      line?.cells.find((cell) => cell.column > column);
    return (beside ?? this.#cellAbove(row, column))?.element.attributes.s;
  }

  #cellAbove(row: number, column: number): GridCell | undefined {
    for (let at = placeOf(this.#above, row) - 1; at >= 0; at -= 1) {
      const cell = this.#above[at]?.cells.find((candidate) => candidate.column === column);
      if (cell !== undefined) return cell;
    }
    return undefined;
  }
}

/** Files may, against the standard, have their rows in another order. */
function ascending(rows: readonly GridRow[]): readonly GridRow[] {
  return rows.toSorted((one, other) => one.row - other.row);
}

/** How many of the rows stand above a place. */
function placeOf(rows: readonly GridRow[], row: number): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rows[middle]?.row ?? 0) < row) low = middle + 1;
    else high = middle;
  }
  return low;
}
