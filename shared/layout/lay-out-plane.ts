import { greatest } from '../kit/lists';
import type { Table } from '../pack/pack';
import { layOutFooter } from './lay-out-footer';
import { layOutHeader } from './lay-out-header';
import { layOutPanel, type PanelRow } from './lay-out-panel';
import type { LayoutColumn, LayoutRow, TablePlane } from './layout';
import { emptyCell } from './layout-cells';
import { type PlacedPanel, placePanels } from './placed-panel';
import { type PrintedLines, panelHeight } from './printed-items';

/** The ruled part of a table: one physical row holds the lines of all panels side by side. */
export function layOutPlane(table: Table, lines: PrintedLines): TablePlane {
  const panels = placePanels(table);
  const height = greatest(table.panels.map((panel) => panelHeight(panel, lines)));
  const stacks = panels.map((placed) => layOutPanel(placed, lines, height));
  const body = Array.from({ length: height }, (_, at) => joinRow(stacks, panels, at));
  return {
    columns: panels.flatMap(({ columns }, panel) =>
      columns.map(
        ({ width, shows, amount }): LayoutColumn => ({
          panel,
          width,
          shows,
          ...(amount === undefined ? {} : { amount }),
        }),
      ),
    ),
    header: layOutHeader(table),
    body: [...body, ...layOutFooter(table, panels)],
  };
}

/** Panels of unequal length leave bordered, empty places at their end. */
function joinRow(
  stacks: readonly (readonly PanelRow[])[],
  panels: readonly PlacedPanel[],
  at: number,
): LayoutRow {
  const parts = stacks.map((stack) => stack[at]);
  return {
    key: parts.map((part) => part?.key ?? '').join('|'),
    kind: parts.find((part) => part !== undefined)?.kind ?? 'lines',
    cells: panels.flatMap(
      ({ columns, start }, index) =>
        parts[index]?.cells ?? columns.map((_, offset) => emptyCell(start + offset)),
    ),
  };
}
