import type { Table } from '../pack/pack';
import { panelColumns } from '../pack/table-shape';
import type { LocatedColumn } from './location';
import type { PanelRow } from './read-row';

/**
 * Offices spread the lists of a table over other panels than the pack (06 in three instead of four, or as one list): a
 * row whose code is no line of its own panel may be one of another with the same amount columns. Answers that line's
 * key, which is its code; `taken` are the keys that stand somewhere already. Names alone do not tell: 房屋建筑物购建 is
 * in several lists.
 */
export function strayedKey(
  table: Table,
  panel: number,
  { code }: PanelRow,
  taken: ReadonlySet<string>,
): string | undefined {
  if (code === '' || taken.has(code)) return undefined;
  const amounts = amountsOf(table, panel);
  const fits = table.panels.some(
    ({ items }, other) =>
      other !== panel &&
      amountsOf(table, other) === amounts &&
      items.some((item) => item.kind === 'line' && item.line.key === code),
  );
  return fits ? code : undefined;
}

type FoundPanels = readonly (readonly LocatedColumn[])[];

/** Any of the panel's amounts has a column. */
export function isPrinted(panel: FoundPanels[number] | undefined): boolean {
  return (panel ?? []).some(({ amount, columns }) => amount !== undefined && columns.length > 0);
}

/**
 * Where the amounts of a line read in panel `from` stand that belong in panel `to`: there, or, when the workbook spreads
 * its lists over fewer panels, in the last one before it that has them.
 */
export function printedPanel(table: Table, panels: FoundPanels, from: number, to: number): number {
  for (let panel = to; panel > from; panel -= 1) {
    if (isPrinted(panels[panel]) && amountsOf(table, panel) === amountsOf(table, to)) return panel;
  }
  return isPrinted(panels[to]) || amountsOf(table, from) !== amountsOf(table, to) ? to : from;
}

function amountsOf(table: Table, index: number): string {
  const panel = table.panels[index];
  return panel
    ? panelColumns(panel)
        .flatMap(({ amount }) => amount ?? [])
        .join()
    : '';
}
