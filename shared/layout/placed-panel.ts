import type { Panel, PanelColumn, Table } from '../pack/pack';
import { panelColumns } from '../pack/table-shape';

/** A panel where it stands among the physical columns of its table. */
export type PlacedPanel = {
  readonly table: Table;
  readonly panel: Panel;
  readonly columns: readonly PanelColumn[];
  /** Its first physical column. */
  readonly start: number;
};

/** The panels side by side, each after the last. */
export function placePanels(table: Table): readonly PlacedPanel[] {
  let next = 0;
  return table.panels.map((panel) => {
    const columns = panelColumns(panel);
    const start = next;
    next += columns.length;
    return { table, panel, columns, start };
  });
}
