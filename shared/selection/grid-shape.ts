import type { AddressText } from '../document/address';
import type { LayoutCell, LayoutColumn, LayoutRow, TablePlane } from '../layout/layout';

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
    columns,
    rows: plane.body.map((row) => shapeRow(row, columns)),
    shows: plane.columns.map(({ shows }) => shows),
  };
}

/** Of some thousand rows those that are moved to are asked for their cells. */
function shapeRow(row: LayoutRow, columns: number): ShapeRow {
  const { key, kind } = row;
  let found: ShapeRow['cells'] | undefined;
  return {
    key,
    isHeading: kind === 'heading' || kind === 'inner-header',
    get cells() {
      found ??= covering(row, columns);
      return found;
    },
  };
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
  return findPlace(shape, (candidate) => candidate === address);
}

/** Where the keyboard enters the table: the first cell with a value. */
export function firstPlace(shape: GridShape): Place {
  return findPlace(shape, () => true) ?? { row: 0, column: 0 };
}

function findPlace({ rows }: GridShape, isWanted: (address: AddressText) => boolean): Place | undefined {
  for (const [row, { cells }] of rows.entries()) {
    const column = cells.findIndex((cell) => cell?.content.kind === 'cell' && isWanted(cell.content.address));
    if (column >= 0) return { row, column };
  }
  return undefined;
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
