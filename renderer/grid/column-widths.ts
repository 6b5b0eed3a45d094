import type { TableLayout } from '#shared/layout/layout';

/** Pixels per character of Excel's width unit, at 13 px type. */
const PIXELS = 7;
/** How far a table may be squeezed or stretched to fill the window before it scrolls or stays narrower. */
const SQUEEZE = 0.76;
const STRETCH = 1.3;
const SCROLLBAR = 17;

export type Fit = {
  readonly widths: readonly number[];
  /** Some columns are out of sight and the label columns should stay. */
  readonly scrolls: boolean;
};

/** Column widths for the room there is: the whole table in sight where that leaves it readable. */
export function fitColumns(layout: TableLayout, available: number): Fit {
  const natural = layout.columns.map(({ width }) => width * PIXELS);
  const total = natural.reduce((sum, width) => sum + width, 0);
  const room = available - SCROLLBAR;
  const wanted = room / total;
  const factor = Math.min(Math.max(wanted, SQUEEZE), STRETCH);
  return { widths: natural.map((width) => Math.floor(width * factor)), scrolls: wanted < SQUEEZE };
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
