import { SCALE_NAMES, type Scale } from '../amount/amount';
import { addressText } from '../document/address';
import type { CodedLine, Facts } from '../document/document';
import { fillFacts } from '../pack/fact-words';
import type { FixedLine, Panel, PanelColumn, PanelItem, Table } from '../pack/pack';
import { codeLevels, panelColumns } from '../pack/table-shape';
import { layOutHeader } from './lay-out-header';
import type { LayoutCell, LayoutColumn, LayoutRow, TableLayout } from './layout';
import { renumber } from './renumber';

export type LayoutOptions = {
  readonly lines: readonly CodedLine[];
  readonly facts: Facts;
  readonly scale: Scale;
  /** The table has no amounts: its 说明 sentence is printed. */
  readonly empty: boolean;
  /** Keys of optional lines that are not printed, see `hiddenLines`. */
  readonly hidden: ReadonlySet<string>;
};

/** Lays a table out as the ministry prints it: one physical row holds the lines of all panels side by side. */
export function layOutTable(table: Table, options: LayoutOptions): TableLayout {
  const starts = panelStarts(table);
  const height = Math.max(...table.panels.map((panel) => panelHeight(panel, options)));
  const stacks = table.panels.map((panel, index) =>
    panelRows(table, panel, starts[index] ?? 0, options, height),
  );
  const body = Array.from({ length: height }, (_, at) => joinRow(stacks, table.panels, starts, at));
  return {
    columns: table.panels.flatMap((panel, index) =>
      panelColumns(panel).map(
        (column): LayoutColumn => ({
          panel: index,
          width: column.width,
          shows: column.shows,
          ...(column.amount === undefined ? {} : { amount: column.amount }),
        }),
      ),
    ),
    title: table.title,
    number: table.number,
    caption: {
      organisation: captionText(table.caption.organisation, (label) => label + options.facts.organisation),
      year: captionText(table.caption.year, (word) => options.facts.year + word),
      scale: `${table.caption.scale}${SCALE_NAMES[options.scale]}`,
    },
    header: layOutHeader(table),
    body: [...body, ...footerRow(table, starts)],
    notes: [
      ...table.notes,
      ...(options.empty && table.emptySentence !== undefined ? [table.emptySentence] : []),
    ].map((note) => fillFacts(note, options.facts)),
    landscape: table.landscape,
  };
}

/** What the pack does not print stays empty. */
function captionText(label: string | undefined, text: (label: string) => string): string {
  return label === undefined ? '' : text(label);
}

/** The first physical column of each panel. */
export function panelStarts(table: Table): readonly number[] {
  let next = 0;
  return table.panels.map((panel) => {
    const start = next;
    next += panelColumns(panel).length;
    return start;
  });
}

/** One panel's part of a physical row. */
type PanelRow = {
  readonly key: string;
  readonly kind: LayoutRow['kind'];
  readonly cells: readonly LayoutCell[];
};

function panelRows(
  table: Table,
  panel: Panel,
  start: number,
  options: LayoutOptions,
  height: number,
): PanelRow[] {
  const columns = panelColumns(panel);
  const missing = height - panelHeight(panel, options);
  return printedItems(panel, options.hidden).flatMap((item): PanelRow[] => {
    if (item.kind === 'codes') return options.lines.map((line) => codedRow(table, line, columns, start));
    if (item.kind !== 'fill') return [itemRow(table, item, columns, start)];
    return Array.from({ length: missing }, (_, at) => ({
      key: `空${at + 1}`,
      kind: 'lines',
      cells: columns.map((__, offset) => empty(start + offset)),
    }));
  });
}

/** Rows of the panel by itself, without what fills it up. */
function panelHeight(panel: Panel, { lines, hidden }: LayoutOptions): number {
  return printedItems(panel, hidden).reduce(
    (height, { kind }) => height + (kind === 'codes' ? lines.length : kind === 'fill' ? 0 : 1),
    0,
  );
}

/** Without the optional lines that are not printed; the ordinals of such a panel are counted through. */
function printedItems(panel: Panel, hidden: ReadonlySet<string>): readonly PanelItem[] {
  const shown = panel.items.filter((item) => item.kind !== 'line' || !hidden.has(item.line.key));
  if (!panel.items.some((item) => item.kind === 'line' && item.line.optional)) return shown;
  const labels = renumber(shown.map((item) => (item.kind === 'line' ? item.line.label : '')));
  return shown.map((item, at) =>
    item.kind === 'line' ? { ...item, line: { ...item.line, label: labels[at] ?? '' } } : item,
  );
}

function itemRow(
  table: Table,
  item: Exclude<PanelItem, { kind: 'codes' | 'fill' }>,
  columns: readonly PanelColumn[],
  start: number,
): PanelRow {
  switch (item.kind) {
    case 'heading':
      return {
        key: item.text,
        kind: 'heading',
        cells: [text(start, item.text, 'left', { columnSpan: columns.length, bold: true })],
      };
    case 'header':
      return {
        key: item.texts.join(' '),
        kind: 'inner-header',
        cells: columns.map((_, at) => text(start + at, item.texts[at] ?? '', 'center', { bold: true })),
      };
    case 'unlabelled':
      return {
        key: item.number,
        kind: 'lines',
        cells: columns.map((column, at) =>
          column.shows === 'number' ? text(start + at, item.number, 'center') : empty(start + at),
        ),
      };
    case 'line':
      return { key: item.line.key, kind: 'lines', cells: lineCells(table, item.line, columns, start) };
  }
}

function lineCells(
  table: Table,
  line: FixedLine,
  columns: readonly PanelColumn[],
  start: number,
): LayoutCell[] {
  return columns.flatMap((_, at) => lineCell(table, line, columns, at, start + at));
}

/** A line without a code of its own (合计) prints its label across the code and name columns, centred. */
function lineCell(
  table: Table,
  line: FixedLine,
  columns: readonly PanelColumn[],
  at: number,
  place: number,
): LayoutCell[] {
  const { key, label, bold } = line;
  const column = columns[at];
  const coded = columns.some(({ shows }) => shows === 'code') && /^\d+$/.test(key);
  switch (column?.shows) {
    case 'amount':
      return [amountCell(table, key, column, place, bold)];
    case 'number':
      return [text(place, line.number ?? '', 'center', { bold })];
    case 'label':
      return [text(place, label, bold ? 'center' : 'left', { bold })];
    case 'code':
      return coded
        ? [text(place, key, 'left', { bold })]
        : [text(place, label, 'center', { bold, columnSpan: labelSpan(columns, at) })];
    case 'name':
      return coded ? [text(place, label, 'left', { bold })] : [];
    case undefined:
      return [];
  }
}

/** The code column and the name columns next to it. */
function labelSpan(columns: readonly PanelColumn[], at: number): number {
  const names = columns.slice(at + 1).findIndex(({ shows }) => shows !== 'name');
  return 1 + (names < 0 ? columns.length - at - 1 : names);
}

function codedRow(table: Table, line: CodedLine, columns: readonly PanelColumn[], start: number): PanelRow {
  const { code } = line;
  const level = (codeLevels(table) ?? []).indexOf(code.length);
  const bold = level === 0;
  return {
    key: code,
    kind: 'lines',
    cells: columns.map((column, at): LayoutCell => {
      const place = { column: start + at, columnSpan: 1, rowSpan: 1, bold };
      switch (column.shows) {
        case 'amount':
          return amountCell(table, code, column, start + at, bold);
        case 'code':
          return { ...place, content: { kind: 'code', table: table.id, code } };
        case 'name':
          return { ...place, content: { kind: 'name', table: table.id, code, text: line.name, level } };
        default:
          return { ...place, content: { kind: 'empty' } };
      }
    }),
  };
}

function amountCell(
  table: Table,
  line: string,
  column: PanelColumn,
  place: number,
  bold: boolean,
): LayoutCell {
  const address = addressText(table.id, line, column.amount ?? 0);
  return { column: place, columnSpan: 1, rowSpan: 1, bold, content: { kind: 'cell', address } };
}

/** Panels of unequal length leave bordered, empty places at their end. */
function joinRow(
  stacks: readonly (readonly PanelRow[])[],
  panels: readonly Panel[],
  starts: readonly number[],
  at: number,
): LayoutRow {
  const parts = stacks.map((stack) => stack[at]);
  return {
    key: parts.map((part) => part?.key ?? '').join('|'),
    kind: parts.find((part) => part !== undefined)?.kind ?? 'lines',
    cells: parts.flatMap((part, index) => {
      const panel = panels[index];
      if (part || !panel) return part?.cells ?? [];
      return panelColumns(panel).map((_, offset) => empty((starts[index] ?? 0) + offset));
    }),
  };
}

function footerRow(table: Table, starts: readonly number[]): LayoutRow[] {
  if (table.footer.length === 0) return [];
  const cells = table.footer.flatMap(({ line, from, to }): LayoutCell[] => {
    const last = table.panels[to];
    if (!last) return [];
    const start = starts[from] ?? 0;
    const lastStart = starts[to] ?? 0;
    const columns = panelColumns(last);
    const firstAmount = columns.findIndex(({ shows }) => shows === 'amount');
    return [
      text(start, line.label, 'center', { bold: line.bold, columnSpan: lastStart + firstAmount - start }),
      ...columns
        .slice(firstAmount)
        .map((column, at) => amountCell(table, line.key, column, lastStart + firstAmount + at, line.bold)),
    ];
  });
  return [{ key: table.footer.map(({ line }) => line.key).join('|'), kind: 'footer', cells }];
}

function text(
  column: number,
  value: string,
  align: 'left' | 'center' | 'right',
  look: { readonly bold?: boolean; readonly columnSpan?: number } = {},
): LayoutCell {
  return {
    column,
    columnSpan: look.columnSpan ?? 1,
    rowSpan: 1,
    bold: look.bold ?? false,
    content: { kind: 'text', text: value, align },
  };
}

function empty(column: number): LayoutCell {
  return { column, columnSpan: 1, rowSpan: 1, bold: false, content: { kind: 'empty' } };
}
