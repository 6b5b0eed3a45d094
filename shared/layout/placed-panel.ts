import type { Panel, PanelColumn, Table } from '../pack/pack';
import { panelColumns } from '../pack/table-shape';
import type { BookId } from '../rule/rule';

/** A panel where it stands among the physical columns of its table. */
export type PlacedPanel = {
  /** The book whose table it is; absent: the project's own. */
  readonly book?: BookId;
  readonly table: Table;
  readonly panel: Panel;
  readonly columns: readonly PanelColumn[];
  /** Its first physical column. */
  readonly start: number;
};

/** The panels side by side, each after the last. */
export function placePanels(table: Table, book?: BookId): readonly PlacedPanel[] {
  let next = 0;
  return table.panels.map((panel) => {
    const columns = panelColumns(panel);
    const start = next;
    next += columns.length;
    return { ...(book === undefined ? {} : { book }), table, panel, columns, start };
  });
}
