import type { SheetRange } from '#shared/workbook/sheet';
import { parseRange, rangeText } from '../formula/cell-address';
import { insertedBlocks, type RowShift, shiftRange } from './row-shift';

/** A `ref` or `sqref` after insertions; what is no cell range in it stays as it is. */
export function shiftList(shift: RowShift, list: string): string {
  return list.replace(/\S+/g, (piece) => {
    const range = parseRange(piece);
    if (range === undefined) return piece;
    const shifted = shiftRange(shift, range);
    // Untouched pieces keep their spelling: `A:A` must not become a rectangle.
    return shifted.top === range.top && shifted.bottom === range.bottom ? piece : respell(piece, shifted);
  });
}

/** Whole rows stay whole rows; everything else is a rectangle. */
function respell(piece: string, range: SheetRange): string {
  return /^\$?\d/.test(piece) ? `${range.top + 1}:${range.bottom + 1}` : rangeText(range);
}

export type CoveredList = {
  readonly list: string;
  /** The rectangles of the list before and after; none when it names no cells. */
  readonly before: readonly SheetRange[];
  readonly after: readonly SheetRange[];
};

/** Like `shiftList`, and the new rows belong to it wherever the row they take after does. */
export function shiftListWithNewRows(shift: RowShift, list: string): CoveredList {
  const before = list.split(/\s+/).flatMap((piece) => parseRange(piece) ?? []);
  const shifted = before.map((range) => shiftRange(shift, range));
  const after = [...shifted];
  for (const { top, bottom, like } of insertedBlocks(shift)) {
    for (const range of before.filter((candidate) => candidate.top <= like && like <= candidate.bottom)) {
      addRange(after, { ...range, top, bottom });
    }
  }
  const grown = after.length > shifted.length || after.some((range, index) => range !== shifted[index]);
  return { list: grown ? after.map(rangeText).join(' ') : shiftList(shift, list), before, after };
}

function addRange(ranges: SheetRange[], added: SheetRange): void {
  if (ranges.some((range) => contains(range, added))) return;
  const beside = ranges.findIndex(
    (range) =>
      range.left === added.left &&
      range.right === added.right &&
      range.top <= added.bottom + 1 &&
      added.top <= range.bottom + 1,
  );
  const neighbour = ranges[beside];
  if (neighbour === undefined) {
    ranges.push(added);
    return;
  }
  ranges[beside] = {
    ...added,
    top: Math.min(neighbour.top, added.top),
    bottom: Math.max(neighbour.bottom, added.bottom),
  };
}

function contains(outer: SheetRange, inner: SheetRange): boolean {
  const rows = outer.top <= inner.top && inner.bottom <= outer.bottom;
  return rows && outer.left <= inner.left && inner.right <= outer.right;
}
