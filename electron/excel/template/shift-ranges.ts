import type { SheetRange } from '#shared/workbook/sheet';
import { parseRange, rangeText } from './cell-address';
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
  /** How many rows the top of the list lies above where its old top went: formulas there are relative to the top. */
  readonly raised: number;
};

/** Like `shiftList`, and the new rows belong to it wherever the row they take after does. */
export function shiftListWithNewRows(shift: RowShift, list: string): CoveredList {
  const ranges = list.split(/\s+/).flatMap((piece) => parseRange(piece) ?? []);
  if (ranges.length === 0) return { list, raised: 0 };
  const shifted = ranges.map((range) => shiftRange(shift, range));
  const covered = [...shifted];
  for (const { top, bottom, like } of insertedBlocks(shift)) {
    for (const range of ranges.filter((candidate) => candidate.top <= like && like <= candidate.bottom)) {
      addRange(covered, { ...range, top, bottom });
    }
  }
  const raised = topOf(shifted) - topOf(covered);
  if (covered.length === shifted.length && covered.every((range, index) => range === shifted[index])) {
    return { list: shiftList(shift, list), raised: 0 };
  }
  return { list: covered.map(rangeText).join(' '), raised };
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

function topOf(ranges: readonly SheetRange[]): number {
  return Math.min(...ranges.map((range) => range.top));
}
