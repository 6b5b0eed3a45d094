import type { Table } from '../pack/pack';
import type { LayoutCell, LayoutRow } from './layout';
import { amountCell, textCell } from './layout-cells';
import type { PlacedPanel } from './placed-panel';

/**
 * The lines under all panels, in one row: each label reaches from its first panel up to the amounts of its last.
 * Empty when the table has none.
 */
export function layOutFooter(table: Table, panels: readonly PlacedPanel[]): LayoutRow[] {
  if (table.footer.length === 0) return [];
  const cells = table.footer.flatMap(({ line, from, to }): LayoutCell[] => {
    const last = panels[to];
    if (!last) return [];
    const start = panels[from]?.start ?? 0;
    const firstAmount = last.columns.findIndex(({ shows }) => shows === 'amount');
    return [
      textCell(start, line.label, 'center', {
        bold: line.bold,
        columnSpan: last.start + firstAmount - start,
      }),
      ...last.columns
        .slice(firstAmount)
        .map((column, at) =>
          amountCell(last, line.key, column, last.start + firstAmount + at, line.bold, line),
        ),
    ];
  });
  return [{ key: table.footer.map(({ line }) => line.key).join('|'), kind: 'footer', cells }];
}
