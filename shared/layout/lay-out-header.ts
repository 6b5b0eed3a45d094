import { append, greatest } from '../kit/lists';
import type { HeaderNode, PanelColumn, Table } from '../pack/pack';
import { panelColumns } from '../pack/table-shape';
import type { LayoutCell, LayoutRow } from './layout';

/**
 * The merged header: panel titles, then groups, then columns; what has fewer levels below or above it than others
 * reaches down, a group over its columns.
 * Neighbouring panels of the same title share it (06: 公用经费). Tables whose columns have no titles (10) print
 * none; their headers stand in the body.
 */
export function layOutHeader(table: Table): readonly LayoutRow[] {
  const untitled = table.panels.every((panel) => panelColumns(panel).every(({ title }) => title === ''));
  const rows = untitled ? [] : headerRows(table);
  return table.columnNumbers === undefined ? rows : [...rows, columnNumbersRow(table, table.columnNumbers)];
}

function headerRows(table: Table): LayoutRow[] {
  const nodes = topNodes(table);
  const depth = greatest(nodes.map(depthOf));
  const rows: LayoutCell[][] = Array.from({ length: depth }, () => []);
  let column = 0;
  const place = (node: HeaderNode, level: number): void => {
    const start = column;
    const rowSpan = depth - level - (depthOf(node) - 1);
    if ('columns' in node) for (const child of node.columns) place(child, level + rowSpan);
    else column += 1;
    rows[level]?.push({
      column: start,
      columnSpan: column - start,
      rowSpan,
      bold: true,
      content: { kind: 'text', text: node.title, align: 'center' },
    });
  };
  for (const node of nodes) place(node, 0);
  return rows.map((cells, level) => ({
    key: `header ${level}`,
    kind: 'header',
    cells: cells.toSorted((one, other) => one.column - other.column),
  }));
}

/** Panels with a title become groups; neighbours of the same title one group. */
function topNodes(table: Table): HeaderNode[] {
  const nodes: HeaderNode[] = [];
  for (const panel of table.panels) {
    if (panel.title === undefined) {
      append(nodes, panel.header);
      continue;
    }
    const last = nodes.at(-1);
    if (last && 'columns' in last && last.title === panel.title) {
      nodes[nodes.length - 1] = { ...last, columns: [...last.columns, ...panel.header] };
    } else {
      nodes.push({ title: panel.title, aliases: [], columns: panel.header });
    }
  }
  return nodes;
}

function depthOf(node: HeaderNode): number {
  return 'columns' in node ? 1 + greatest(node.columns.map(depthOf)) : 1;
}

/** `栏次` over the label columns of each panel (not over 行次), then the number of each amount column. */
function columnNumbersRow(table: Table, label: string): LayoutRow {
  let start = 0;
  const cells = table.panels.flatMap((panel) => {
    const columns = panelColumns(panel);
    const first = start;
    start += columns.length;
    return columns.flatMap((column, at) => numberCell(columns, column, at, first, label));
  });
  return { key: 'column numbers', kind: 'column-numbers', cells };
}

function numberCell(
  columns: readonly PanelColumn[],
  column: PanelColumn,
  at: number,
  start: number,
  label: string,
): LayoutCell[] {
  const printed = (text: string, columnSpan = 1): LayoutCell[] => [
    {
      column: start + at,
      columnSpan,
      rowSpan: 1,
      bold: false,
      content: { kind: 'text', text, align: 'center' },
    },
  ];
  if (column.amount !== undefined) return printed(String(column.amount));
  if (column.shows === 'number') return printed('');
  const isWord = ({ shows }: PanelColumn): boolean =>
    shows === 'label' || shows === 'code' || shows === 'name';
  if (columns.findIndex(isWord) !== at) return [];
  return printed(label, columns.filter(isWord).length);
}
