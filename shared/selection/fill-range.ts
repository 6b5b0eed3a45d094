import type { GridShape, Place, Rectangle } from './grid-shape';

/** The rectangle that dragging the fill handle to a place fills: the range, longer in one direction. */
export function draggedTo(range: Rectangle, { row, column }: Place): Rectangle {
  const down = row > range.bottom ? row - range.bottom : row < range.top ? row - range.top : 0;
  const along = column > range.right ? column - range.right : column < range.left ? column - range.left : 0;
  if (Math.abs(down) >= Math.abs(along)) {
    return { ...range, top: Math.min(range.top, row), bottom: Math.max(range.bottom, row) };
  }
  return { ...range, left: Math.min(range.left, column), right: Math.max(range.right, column) };
}

/** Double click on the handle: down as far as the column beside the range (left of it, else right) is filled. */
export function downBeside(
  shape: GridShape,
  range: Rectangle,
  isFilled: (place: Place) => boolean,
): Rectangle {
  for (const column of [range.left - 1, range.right + 1]) {
    let bottom = range.bottom;
    while (
      bottom + 1 < shape.rows.length &&
      (shape.rows[bottom + 1]?.isHeading || isFilled({ row: bottom + 1, column }))
    ) {
      bottom += 1;
    }
    while (bottom > range.bottom && shape.rows[bottom]?.isHeading) bottom -= 1;
    if (bottom > range.bottom) return { ...range, bottom };
  }
  return range;
}
