import type { PanelItem } from '../pack/pack';
import type { CodedLine } from '../pack/table-shape';
import type { LineKey } from '../rule/rule';
import { codedLineCells, fixedLineCells } from './lay-out-line';
import type { LayoutCell, LayoutRow } from './layout';
import { emptyCell, textCell } from './layout-cells';
import { lazyRow } from './lazy-row';
import type { PlacedPanel } from './placed-panel';
import { type PrintedLines, panelHeight, printedItems } from './printed-items';

/** One panel's part of a physical row. */
export type PanelRow = {
  readonly key: LineKey;
  readonly kind: LayoutRow['kind'];
  readonly cells: readonly LayoutCell[];
};

/** Answers with the row of a coded line in the panel that begins at a column: one that was made before, or one made now. */
export type KeepRow = (start: number, line: CodedLine, make: () => PanelRow) => PanelRow;

const makeAnew: KeepRow = (_start, _line, make) => make();

/**
 * Keeps the rows of a table's coded lines from one layout to the next, so that when a line comes or goes those of the others
 * stay the very same. For one table of one book.
 */
export function rowKeeper(): KeepRow {
  const panels = new Map<number, WeakMap<CodedLine, PanelRow>>();
  return (start, line, make) => {
    const rows = panels.get(start) ?? new WeakMap<CodedLine, PanelRow>();
    panels.set(start, rows);
    const row = rows.get(line) ?? make();
    rows.set(line, row);
    return row;
  };
}

/** The rows of one panel from the top; `height` is the table's, to which a panel with a `fill` is filled up. */
export function layOutPanel(
  placed: PlacedPanel,
  printed: PrintedLines,
  height: number,
  keep: KeepRow = makeAnew,
): readonly PanelRow[] {
  const { panel, columns, start } = placed;
  const missing = height - panelHeight(panel, printed);
  return printedItems(panel, printed.hidden).flatMap((item): PanelRow[] => {
    if (item.kind === 'codes') {
      return printed.lines.map((line) =>
        keep(start, line, () => lazyRow(line.code, 'lines', () => codedLineCells(placed, line))),
      );
    }
    if (item.kind !== 'fill') return [itemRow(placed, item)];
    return Array.from({ length: missing }, (_, at) => ({
      key: `空${at + 1}`,
      kind: 'lines',
      cells: columns.map((__, offset) => emptyCell(start + offset)),
    }));
  });
}

function itemRow(placed: PlacedPanel, item: Exclude<PanelItem, { kind: 'codes' | 'fill' }>): PanelRow {
  const { columns, start } = placed;
  switch (item.kind) {
    case 'heading':
      return {
        key: item.text,
        kind: 'heading',
        cells: [textCell(start, item.text, 'left', { columnSpan: columns.length, bold: true })],
      };
    case 'header':
      return {
        key: item.texts.join(' '),
        kind: 'inner-header',
        cells: columns.map((_, at) => textCell(start + at, item.texts[at] ?? '', 'center', { bold: true })),
      };
    case 'unlabelled':
      return {
        key: item.number,
        kind: 'lines',
        cells: columns.map((column, at) =>
          column.shows === 'number' ? textCell(start + at, item.number, 'center') : emptyCell(start + at),
        ),
      };
    case 'line':
      return { key: item.line.key, kind: 'lines', cells: fixedLineCells(placed, item.line) };
  }
}
