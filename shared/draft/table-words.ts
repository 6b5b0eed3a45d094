import type { FixedLine, Panel, Table } from '../pack/pack';
import { panelColumns } from '../pack/table-shape';

/** A line or column that adds up others, by its name. */
export const TOTAL = /合\s*计|小\s*计|总\s*计/;

/** Its lines are listed by code, or come and go by names. */
export function listsCodes(table: Table): boolean {
  return table.panels.some(
    (panel) =>
      panelColumns(panel).some(({ shows }) => shows === 'code') ||
      panel.items.some(({ kind }) => kind === 'codes'),
  );
}

export function panelFixedLines(panel: Panel): FixedLine[] {
  return panel.items.flatMap((item) => (item.kind === 'line' ? [item.line] : []));
}

/** Whether a column's values add up: amounts and counts do, percentages and words do not. */
export function columnAddsUp(table: Table, number: number): boolean {
  const kind = table.columnTypes?.[number]?.kind ?? 'amount';
  return kind === 'amount' || kind === 'count';
}

/** The columns that add up, in stretches of numbers that follow one another (words may stand between). */
export function addingStretches(table: Table, numbers: readonly number[]): number[][] {
  const stretches: number[][] = [];
  for (const number of numbers.filter((one) => columnAddsUp(table, one))) {
    const last = stretches.at(-1);
    if (last && last.at(-1) === number - 1) last.push(number);
    else stretches.push([number]);
  }
  return stretches;
}

/** The 栏次 of the panel's amount columns, left to right. */
export function amountsOf(panel: Panel): number[] {
  return panelColumns(panel).flatMap(({ amount }) => amount ?? []);
}
