import type { LayoutColumn, TableLayout } from '#shared/layout/layout';

/** Pixels per character of Excel's width unit, at 13 px type. */
const PIXELS = 7;
/** How far a table may be squeezed or stretched to fill the window before it scrolls or stays narrower. */
const SQUEEZE = 0.6;
const STRETCH = 1.3;
const SCROLLBAR = 17;
/** A bold 999,999,999.99, a seven-digit code and a 行次 are always shown whole; only words may be cut. */
const LEAST: Readonly<Record<LayoutColumn['shows'], number>> = {
  amount: 106,
  code: 66,
  number: 38,
  label: 120,
  name: 120,
};

export type Fit = {
  readonly widths: readonly number[];
  /** Some columns are out of sight and the label columns should stay. */
  readonly scrolls: boolean;
};

/** Column widths for the room there is: the whole table in sight where that leaves every amount whole. */
export function fitColumns(layout: TableLayout, available: number): Fit {
  const room = available - SCROLLBAR;
  const natural = layout.columns.map(({ width }) => width * PIXELS);
  const least = layout.columns.map(({ width, shows }) =>
    Math.min(LEAST[shows], Math.max(width * PIXELS, 50)),
  );
  const wanted = room / sum(natural);
  if (wanted >= 1)
    return { widths: natural.map((width) => Math.floor(width * Math.min(wanted, STRETCH))), scrolls: false };
  const widths = squeeze(natural, least, room);
  return { widths, scrolls: sum(widths) > room };
}

/** Shrinks all columns alike, but none below its least; what those keep is taken from the others. */
function squeeze(natural: readonly number[], least: readonly number[], room: number): number[] {
  let held = new Set<number>();
  for (;;) {
    const free = natural.reduce((total, width, at) => (held.has(at) ? total : total + width), 0);
    const kept = least.reduce((total, width, at) => (held.has(at) ? total + width : total), 0);
    const factor = free === 0 ? SQUEEZE : Math.max(SQUEEZE, (room - kept) / free);
    const widths = natural.map((width, at) =>
      held.has(at) ? (least[at] ?? width) : Math.floor(width * factor),
    );
    const tight = new Set(widths.flatMap((width, at) => (width < (least[at] ?? 0) ? [at] : [])));
    if (tight.size === 0) return widths;
    held = new Set([...held, ...tight]);
  }
}

function sum(widths: readonly number[]): number {
  return widths.reduce((total, width) => total + width, 0);
}

/**
 * How many leading columns can be pinned: the first panel's words (项目, 行次; 科目编码, 科目名称), unless a merged
 * cell reaches beyond them, which the grid could not draw across the seam.
 */
export function pinnedColumns(layout: TableLayout): number {
  const words = layout.columns.findIndex(({ shows }) => shows === 'amount');
  const crosses = layout.body.some(({ cells }) =>
    cells.some(({ column, columnSpan }) => column < words && column + columnSpan > words),
  );
  return words <= 0 || crosses ? 0 : words;
}
