import type { TablePlane } from '#shared/layout/layout';

/** Pixels per character of Excel's width unit, at 13 px type. */
const PIXELS = 7;
/** How far a table is stretched beyond its printed width to fill the window. */
const STRETCH = 1.3;
/** How much of its longest words a column keeps when that brings the whole table into sight. */
const CUT = 0.8;
/** A column of words dragged narrow can still be seen, and dragged wide again. */
const NARROWEST = 20;
/** Frame and scrollbar. */
const FRAME = 19;

export type Fit = {
  readonly widths: readonly number[];
  /** Smaller type: the table is wider than the window at the usual one. */
  readonly dense: boolean;
  /** Some columns are out of sight and the label columns should stay. */
  readonly scrolls: boolean;
};

/** The width each column needs to show its content whole, at the usual type size and at the smaller one. */
export type Needs = { readonly usual: readonly number[]; readonly dense: readonly number[] };

/**
 * Column widths for the room there is. As printed where that fits; else in smaller type, each column between what
 * it needs and its printed width; else with words cut a little, never amounts; else scrolling, nothing cut.
 */
export function fitColumns(plane: TablePlane, room: number, needs: Needs): Fit {
  const printed = printedWidths(plane).map((width, at) => Math.max(width, needs.usual[at] ?? 0));
  if (sum(printed) <= room) {
    // Where all rows are in sight the columns have the scrollbar's room too.
    const stretch = Math.min(room, sum(printed) * STRETCH + FRAME) / sum(printed);
    return { widths: printed.map((width) => Math.floor(width * stretch)), dense: false, scrolls: false };
  }
  const { dense } = needs;
  if (sum(dense) <= room) return { widths: between(dense, printed, room), dense: true, scrolls: false };
  const cut = dense.map((width, at) => (isWords(plane, at) ? Math.ceil(width * CUT) : width));
  if (sum(cut) <= room) return { widths: between(cut, dense, room), dense: true, scrolls: false };
  return { widths: dense, dense: true, scrolls: true };
}

/** The widest the printed sheet becomes; a wider window leaves margins beside it. */
export function widestSheet(plane: TablePlane): number {
  return Math.ceil(sum(printedWidths(plane)) * STRETCH) + FRAME;
}

/**
 * How many leading columns can be pinned: the first panel's words (项目, 行次; 科目编码, 科目名称), unless a merged
 * cell reaches beyond them, which the grid could not draw across the seam.
 */
export function pinnedColumns(plane: TablePlane): number {
  const words = plane.columns.findIndex(({ shows }) => shows === 'amount');
  // A line's merged words end before its amounts: the cells of some thousand lines need not be made to know it.
  const crosses = plane.body.some(
    (row) =>
      row.kind !== 'lines' &&
      row.cells.some(({ column, columnSpan }) => column < words && column + columnSpan > words),
  );
  return words <= 0 || crosses ? 0 : words;
}

/**
 * The least width of each column: an amount cut short would read as another amount, so its column always has the
 * room it needs. Of words the reader sees that they are cut.
 */
export function leastWidths(plane: TablePlane, needs: readonly number[]): readonly number[] {
  return plane.columns.map(({ shows }, at) => (shows === 'amount' ? (needs[at] ?? 0) : NARROWEST));
}

function printedWidths(plane: TablePlane): number[] {
  return plane.columns.map(({ width }) => width * PIXELS);
}

function isWords(plane: TablePlane, at: number): boolean {
  const shows = plane.columns[at]?.shows;
  return shows === 'label' || shows === 'name';
}

/** Widths from `least` towards `most`, all by the same share, that fill the room. */
function between(least: readonly number[], most: readonly number[], room: number): number[] {
  const slack = least.map((width, at) => Math.max((most[at] ?? width) - width, 0));
  const share = sum(slack) === 0 ? 0 : Math.min((room - sum(least)) / sum(slack), 1);
  return least.map((width, at) => Math.floor(width + (slack[at] ?? 0) * share));
}

function sum(widths: readonly number[]): number {
  return widths.reduce((total, width) => total + width, 0);
}
