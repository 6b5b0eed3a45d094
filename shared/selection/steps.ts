import { cellAt, type GridShape, type Place, startOf } from './grid-shape';

export type Direction = 'up' | 'down' | 'left' | 'right';

/** The neighbouring place: a merged cell is one step, headings are passed over, at the edge one stays. */
export function step(shape: GridShape, from: Place, direction: Direction): Place {
  if (direction === 'left' || direction === 'right') {
    const cell = cellAt(shape, from);
    const start = cell?.column ?? from.column;
    const column = direction === 'left' ? start - 1 : start + (cell?.columnSpan ?? 1);
    return column < 0 || column >= shape.columns ? from : startOf(shape, { row: from.row, column });
  }
  const by = direction === 'down' ? 1 : -1;
  for (let row = from.row + by; row >= 0 && row < shape.rows.length; row += by) {
    if (!shape.rows[row]?.isHeading) return startOf(shape, { row, column: from.column });
  }
  return from;
}

/**
 * Ctrl and an arrow: from inside a block of filled cells to its edge, else to the next filled cell, else to the edge
 * of the table. `isFilled` says whether something stands in a place.
 */
export function jump(
  shape: GridShape,
  from: Place,
  direction: Direction,
  isFilled: (place: Place) => boolean,
): Place {
  let here = from;
  let next = step(shape, here, direction);
  const inBlock = isFilled(here) && isFilled(next);
  while (!isSame(next, here)) {
    const filled = isFilled(next);
    if (inBlock && !filled) return here;
    here = next;
    if (!inBlock && filled) return here;
    next = step(shape, here, direction);
  }
  return here;
}

/** PageUp and PageDown: so many rows on, never onto a heading. */
export function page(shape: GridShape, from: Place, rows: number): Place {
  const row = Math.min(Math.max(from.row + rows, 0), Math.max(shape.rows.length - 1, 0));
  const place = { row, column: from.column };
  if (!shape.rows[row]?.isHeading) return startOf(shape, place);
  const beyond = step(shape, place, rows > 0 ? 'down' : 'up');
  return isSame(beyond, place) ? step(shape, place, rows > 0 ? 'up' : 'down') : beyond;
}

/** The first or last place of the row (Home, End), or of the whole table (with Ctrl). */
export function edge(shape: GridShape, from: Place, side: 'start' | 'end', whole: boolean): Place {
  const column = side === 'start' ? 0 : shape.columns - 1;
  if (!whole) return startOf(shape, { row: from.row, column });
  const rows = shape.rows.map(({ isHeading }, row) => (isHeading ? -1 : row)).filter((row) => row >= 0);
  const row = (side === 'start' ? rows[0] : rows.at(-1)) ?? from.row;
  return startOf(shape, { row, column });
}

function isSame(one: Place, other: Place): boolean {
  return one.row === other.row && one.column === other.column;
}
