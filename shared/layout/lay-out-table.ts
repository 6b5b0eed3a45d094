import { SCALE_NAMES, type Scale } from '../amount/amount';
import type { Facts } from '../document/document';
import { fillFacts } from '../pack/fact-words';
import type { Table } from '../pack/pack';
import { layOutFooter } from './lay-out-footer';
import { layOutHeader } from './lay-out-header';
import { layOutPanel, type PanelRow } from './lay-out-panel';
import type { LayoutColumn, LayoutRow, TableLayout } from './layout';
import { emptyCell } from './layout-cells';
import { type PlacedPanel, placePanels } from './placed-panel';
import { type PrintedLines, panelHeight } from './printed-items';

export type LayoutOptions = PrintedLines & {
  readonly facts: Facts;
  readonly scale: Scale;
  /** The table has no amounts: its 说明 sentence is printed. */
  readonly empty: boolean;
};

/** Lays a table out as the ministry prints it: one physical row holds the lines of all panels side by side. */
export function layOutTable(table: Table, options: LayoutOptions): TableLayout {
  const panels = placePanels(table);
  const height = Math.max(...table.panels.map((panel) => panelHeight(panel, options)));
  const stacks = panels.map((placed) => layOutPanel(placed, options, height));
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
    title: table.title,
    number: table.number,
    caption: captionOf(table, options),
    header: layOutHeader(table),
    body: [...body, ...layOutFooter(table, panels)],
    notes: [
      ...table.notes,
      ...(options.empty && table.emptySentence !== undefined ? [table.emptySentence] : []),
    ].map((note) => fillFacts(note, options.facts)),
    landscape: table.landscape,
  };
}

/** What the pack does not print stays empty. */
function captionOf({ caption }: Table, { facts, scale }: LayoutOptions): TableLayout['caption'] {
  return {
    organisation: caption.organisation === undefined ? '' : caption.organisation + facts.organisation,
    year: caption.year === undefined ? '' : facts.year + caption.year,
    scale: `${caption.scale}${SCALE_NAMES[scale]}`,
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
