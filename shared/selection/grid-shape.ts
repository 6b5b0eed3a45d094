import { type AddressText, toAddress } from '../document/address';
import type { LayoutCell, LayoutColumn, LayoutRow, TablePlane } from '../layout/layout';
import { rowsOfLine } from '../layout/rows-of-line';

/** A place in a table's body: index of the printed row and of the physical column. */
export type Place = { readonly row: number; readonly column: number };

/** An inclusive rectangle of places. */
export type Rectangle = {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
};

/** The body of a layout as a plane to move in: its rows, with the printed cell that covers each physical column. */
export type GridShape = {
  readonly plane: TablePlane;
  readonly rows: readonly ShapeRow[];
  readonly columns: number;
  /** What each physical column shows. */
  readonly shows: readonly LayoutColumn['shows'][];
};

type ShapeRow = {
  /** The layout's key of the row, the same before and after lines come and go. */
  readonly key: string;
  /** Nothing can be done in a heading; steps pass over it. */
  readonly isHeading: boolean;
  /** By physical column. */
  readonly cells: readonly (LayoutCell | undefined)[];
};

export function gridShape(plane: TablePlane): GridShape {
  const columns = plane.columns.length;
  return {
    plane,
    columns,
    rows: plane.body.map((row) => new LazyShapeRow(row, columns)),
    shows: plane.columns.map(({ shows }) => shows),
  };
}

/** Of some thousand rows those that are moved to are asked for their cells. A class, of which as many are soon made. */
class LazyShapeRow implements ShapeRow {
  readonly key: string;
  readonly isHeading: boolean;
  readonly #row: LayoutRow;
  readonly #columns: number;
  #cells: ShapeRow['cells'] | undefined;

  constructor(row: LayoutRow, columns: number) {
    this.key = row.key;
    this.isHeading = row.kind === 'heading' || row.kind === 'inner-header';
    this.#row = row;
    this.#columns = columns;
  }

  get cells(): ShapeRow['cells'] {
    this.#cells ??= covering(this.#row, this.#columns);
    return this.#cells;
  }
}

function covering({ cells }: LayoutRow, columns: number): ShapeRow['cells'] {
  const found = new Array<LayoutCell | undefined>(columns).fill(undefined);
  for (const cell of cells) {
    for (let at = cell.column; at < cell.column + cell.columnSpan; at += 1) found[at] = cell;
  }
  return found;
}

export function cellAt(shape: GridShape, { row, column }: Place): LayoutCell | undefined {
  return shape.rows[row]?.cells[column];
}

/** Where the cell of an address is printed. */
export function placeOf(shape: GridShape, address: AddressText): Place | undefined {
  for (const row of rowsOfLine(shape.plane, toAddress(address).line)) {
    const column = columnIn(shape, row, (candidate) => candidate === address);
    if (column >= 0) return { row, column };
  }
  return undefined;
}

/** Where the keyboard enters the table: the first cell with a value. */
export function firstPlace(shape: GridShape): Place {
  for (const row of shape.rows.keys()) {
    const column = columnIn(shape, row, () => true);
    if (column >= 0) return { row, column };
  }
  return { row: 0, column: 0 };
}

/** The first column of a row with such a value; -1 where there is none. */
function columnIn(shape: GridShape, row: number, isWanted: (address: AddressText) => boolean): number {
  return (shape.rows[row]?.cells ?? []).findIndex(
    (cell) => cell?.content.kind === 'cell' && isWanted(cell.content.address),
  );
}

/** Where the cell that covers the place begins: a merged cell is one place. */
export function startOf(shape: GridShape, place: Place): Place {
  return { row: place.row, column: cellAt(shape, place)?.column ?? place.column };
}

/** The printed cells of a rectangle, row by row, each once. */
export function cellsIn(
  shape: GridShape,
  { top, left, bottom, right }: Rectangle,
): readonly { readonly place: Place; readonly cell: LayoutCell }[] {
  const found: { place: Place; cell: LayoutCell }[] = [];
  for (let row = top; row <= bottom; row += 1) {
    for (let column = left; column <= right; column += 1) {
      const cell = cellAt(shape, { row, column });
      if (cell && (cell.column === column || column === left)) {
        found.push({ place: { row, column: cell.column }, cell });
      }
    }
  }
  return found;
}

export function sizeOf({ top, left, bottom, right }: Rectangle): {
  readonly rows: number;
  readonly columns: number;
} {
  return { rows: bottom - top + 1, columns: right - left + 1 };
}

export function contains(rectangle: Rectangle, { row, column }: Place): boolean {
  const { top, left, bottom, right } = rectangle;
  return row >= top && row <= bottom && column >= left && column <= right;
}
