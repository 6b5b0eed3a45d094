import { cellAt, type GridShape, type Place, type Rectangle, startOf } from './grid-shape';
import { type Direction, step } from './steps';

/**
 * What is selected: a rectangle between `anchor` and `head`, and in it the active cell, which is where typing goes.
 * `head` is the corner that Shift moves.
 */
export type Selection = { readonly active: Place; readonly anchor: Place; readonly head: Place };

export function selectOne(shape: GridShape, place: Place): Selection {
  const start = startOf(shape, inside(shape, place));
  return { active: start, anchor: start, head: start };
}

/** The rectangle grown or shrunk to a new corner; it is stretched from the active cell, as Excel does. */
export function extendTo(shape: GridShape, { active }: Selection, head: Place): Selection {
  return { active, anchor: active, head: inside(shape, head) };
}

export function selectRectangle({ top, left, bottom, right }: Rectangle, active: Place): Selection {
  return { active, anchor: { row: top, column: left }, head: { row: bottom, column: right } };
}

export function selectAll(shape: GridShape, active: Place): Selection {
  return selectRectangle(wholePlane(shape), active);
}

/** The whole rows that the selection touches. */
export function selectRows(shape: GridShape, selection: Selection): Selection {
  const { top, bottom } = rangeOf(shape, selection);
  return selectRectangle({ top, bottom, left: 0, right: shape.columns - 1 }, selection.active);
}

/** Whole columns; the active cell is the first of them that is no heading. */
export function selectColumns(shape: GridShape, from: number, to: number): Selection {
  const left = Math.min(from, to);
  const top = shape.rows.findIndex(({ isHeading }) => !isHeading);
  const rectangle = { top: 0, bottom: shape.rows.length - 1, left, right: Math.max(from, to) };
  return selectRectangle(rectangle, startOf(shape, { row: Math.max(top, 0), column: left }));
}

/** The rectangle the selection covers, widened until it cuts through no merged cell. */
export function rangeOf(shape: GridShape, { anchor, head }: Selection): Rectangle {
  const top = Math.min(anchor.row, head.row);
  const bottom = Math.max(anchor.row, head.row);
  let left = Math.min(anchor.column, head.column);
  let right = Math.max(anchor.column, head.column);
  for (let widened = true; widened; ) {
    widened = false;
    for (let row = top; row <= bottom; row += 1) {
      const first = cellAt(shape, { row, column: left });
      const last = cellAt(shape, { row, column: right });
      const start = first?.column ?? left;
      const end = last ? last.column + last.columnSpan - 1 : right;
      if (start >= left && end <= right) continue;
      left = Math.min(left, start);
      right = Math.max(right, end);
      widened = true;
    }
  }
  return { top, left, bottom, right };
}

/** One printed cell, however many columns it covers. */
export function isSingle(shape: GridShape, selection: Selection): boolean {
  const { top, left, bottom, right } = rangeOf(shape, selection);
  return top === bottom && (cellAt(shape, { row: top, column: left })?.columnSpan ?? 1) === right - left + 1;
}

/**
 * Enter and Tab: within a rectangle of several cells the active cell walks through it, line by line or column by
 * column, and comes round; else the selection moves on by one.
 */
export function walk(shape: GridShape, selection: Selection, direction: Direction): Selection {
  if (isSingle(shape, selection)) return selectOne(shape, step(shape, selection.active, direction));
  const range = rangeOf(shape, selection);
  const places = walkOrder(shape, range, direction === 'left' || direction === 'right');
  const here = places.findIndex(
    ({ row, column }) => row === selection.active.row && column === selection.active.column,
  );
  const by = direction === 'down' || direction === 'right' ? 1 : -1;
  const active = places[(here + by + places.length) % places.length] ?? selection.active;
  return { ...selectRectangle(range, active) };
}

function walkOrder(shape: GridShape, range: Rectangle, byRows: boolean): readonly Place[] {
  const places: Place[] = [];
  const visit = (row: number, column: number): void => {
    const cell = cellAt(shape, { row, column });
    if (shape.rows[row]?.isHeading || (cell && cell.column !== column)) return;
    places.push({ row, column });
  };
  if (byRows) {
    for (let row = range.top; row <= range.bottom; row += 1)
      for (let column = range.left; column <= range.right; column += 1) visit(row, column);
  } else {
    for (let column = range.left; column <= range.right; column += 1)
      for (let row = range.top; row <= range.bottom; row += 1) visit(row, column);
  }
  return places;
}

export function wholePlane(shape: GridShape): Rectangle {
  return { top: 0, left: 0, bottom: shape.rows.length - 1, right: shape.columns - 1 };
}

/** The nearest place of the plane. */
export function inside(shape: GridShape, { row, column }: Place): Place {
  return {
    row: Math.min(Math.max(row, 0), Math.max(shape.rows.length - 1, 0)),
    column: Math.min(Math.max(column, 0), Math.max(shape.columns - 1, 0)),
  };
}

/** The same selection after lines came or went: rows are found again by their keys, else the nearest row is taken. */
export function carryOver(selection: Selection, before: GridShape, after: GridShape): Selection {
  const rowOf = new Map(after.rows.map(({ key }, at) => [key, at]));
  const rowAfter = (row: GridShape['rows'][number] | undefined) => row && rowOf.get(row.key);
  const carry = (place: Place): Place =>
    inside(after, { row: rowAfter(before.rows[place.row]) ?? place.row, column: place.column });
  return {
    active: startOf(after, carry(selection.active)),
    anchor: carry(selection.anchor),
    head: carry(selection.head),
  };
}
