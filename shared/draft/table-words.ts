import type { FixedLine, Panel, Table } from '../pack/pack';
import { panelColumns } from '../pack/table-shape';

/** A line or column that adds up others, by its name. */
export const TOTAL = /合\s*计|小\s*计|总\s*计/;

/** Its lines are listed by 科目编码. */
export function listsCodes(table: Table): boolean {
  return table.panels.some((panel) => panelColumns(panel).some(({ shows }) => shows === 'code'));
}

export function fixedLines(panel: Panel): FixedLine[] {
  return panel.items.flatMap((item) => (item.kind === 'line' ? [item.line] : []));
}

/** The 栏次 of the panel's amount columns, left to right. */
export function amountsOf(panel: Panel): number[] {
  return panelColumns(panel).flatMap(({ amount }) => amount ?? []);
}
