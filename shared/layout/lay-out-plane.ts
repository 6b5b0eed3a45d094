import { greatest } from '../kit/lists';
import { oncePer } from '../kit/once-per';
import type { Table } from '../pack/pack';
import { layOutFooter } from './lay-out-footer';
import { layOutHeader } from './lay-out-header';
import { type KeepRow, layOutPanel, type PanelRow } from './lay-out-panel';
import type { LayoutColumn, LayoutRow, TablePlane } from './layout';
import { emptyCell, textCell } from './layout-cells';
import { changedRow, lazyRow } from './lazy-row';
import { type PlacedPanel, placePanels } from './placed-panel';
import { type PrintedLines, panelHeight } from './printed-items';

/**
 * The ruled part of a table: one physical row holds the lines of all panels side by side. Its columns and header are the
 * same objects in every layout of the table.
 *
 * @param keep of the layouts before (`rowKeeper`), when the rows of lines that stay should be the same objects too
 */
export function layOutPlane(table: Table, lines: PrintedLines, keep?: KeepRow): TablePlane {
  const panels = placePanels(table, lines.book);
  const height = greatest(table.panels.map((panel) => panelHeight(panel, lines)));
  const laid = panels.map((placed) => layOutPanel(placed, lines, height, keep));
  const stacks = table.consecutive ? countedRows(laid, panels) : laid;
  const body = Array.from({ length: height }, (_, at) => joinRow(stacks, panels, at));
  const footer = layOutFooter(table, panels);
  return {
    columns: columnsOf(table),
    header: headerOf(table),
    body: [...body, ...footer],
    holdsWords: [...kindsOfRows(panels, lines), footer].some(haveWords),
  };
}

const headerOf = oncePer(layOutHeader);

const columnsOf = oncePer((table: Table): readonly LayoutColumn[] =>
  placePanels(table).flatMap(({ columns }, panel) =>
    columns.map(({ width, shows, amount }) => ({
      panel,
      width,
      shows,
      ...(amount === undefined ? {} : { amount }),
    })),
  ),
);

/** The rows of panels as if there were one coded line: all coded lines hold the same kinds of values, and are many. */
function kindsOfRows(
  panels: readonly PlacedPanel[],
  printed: PrintedLines,
): readonly (readonly PanelRow[])[] {
  const lines = printed.lines.slice(0, 1).map(({ code }) => ({ code, name: '' }));
  return panels.map((placed) => layOutPanel(placed, { ...printed, lines }, 0));
}

function haveWords(rows: readonly Pick<LayoutRow, 'cells'>[]): boolean {
  return rows.some(({ cells }) =>
    cells.some(({ content }) => content.kind === 'cell' && content.align !== 'right'),
  );
}

/** The 行次 of panels that print them, counted from 1 on from panel to panel; headings between the rows have none. */
function countedRows(
  stacks: readonly (readonly PanelRow[])[],
  panels: readonly PlacedPanel[],
): readonly (readonly PanelRow[])[] {
  let count = 0;
  return stacks.map((stack, panel) => {
    const { columns, start } = panels[panel] ?? { columns: [], start: 0 };
    const at = columns.findIndex(({ shows }) => shows === 'number');
    if (at < 0) return stack;
    return stack.map((row): PanelRow => {
      if (row.kind !== 'lines') return row;
      count += 1;
      const number = String(count);
      return changedRow(row, (cells) =>
        cells.map((cell) =>
          cell.column === start + at ? textCell(start + at, number, 'center', { bold: cell.bold }) : cell,
        ),
      );
    });
  });
}

/** A table of one panel has that panel's rows. Panels of unequal length leave bordered, empty places at their end. */
function joinRow(
  stacks: readonly (readonly PanelRow[])[],
  panels: readonly PlacedPanel[],
  at: number,
): LayoutRow {
  const parts = stacks.map((stack) => stack[at]);
  const [only] = parts;
  if (only && parts.length === 1) return only;
  return lazyRow(
    parts.map((part) => part?.key ?? '').join('|'),
    parts.find((part) => part !== undefined)?.kind ?? 'lines',
    () =>
      panels.flatMap(
        ({ columns, start }, index) =>
          parts[index]?.cells ?? columns.map((_, offset) => emptyCell(start + offset)),
      ),
  );
}
