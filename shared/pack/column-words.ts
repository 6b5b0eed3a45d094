import type { LineKey } from '../rule/rule';
import type { AmountColumn, HeaderNode, Pack, Panel, Table } from './pack';
import { CODED, panelLineKeys } from './table-shape';

/** 栏次 → the header words above it in one panel, outermost first, the panel's own title among them. */
type Paths = ReadonlyMap<number, readonly string[]>;

const known = new WeakMap<Table, ReadonlyMap<string, Paths>>();

/**
 * The header words over a line's cell, outermost first: `本年支出·合计`. Lists side by side may share their 栏次 and have
 * other words above them (06: 人员经费·金额, 公用经费·金额).
 */
export function columnWords(table: Table, line: LineKey, column: number): string {
  const lines = known.get(table) ?? pathsByLine(table);
  known.set(table, lines);
  const path =
    (lines.get(line) ?? lines.get(CODED))?.get(column) ??
    table.columns.find(({ number }) => number === column)?.path ??
    [];
  return path.join('·');
}

function pathsByLine(table: Table): ReadonlyMap<string, Paths> {
  const lines = new Map<string, Map<number, readonly string[]>>();
  const add = (key: string, paths: Paths): void => {
    lines.set(key, new Map([...(lines.get(key) ?? []), ...paths]));
  };
  for (const panel of table.panels) for (const key of panelLineKeys(panel)) add(key, panelPaths(panel));
  for (const { line, to } of table.footer) {
    const panel = table.panels[to];
    if (panel) add(line.key, panelPaths(panel));
  }
  return lines;
}

/** The amount columns in 栏次 order, each once, with the header words that stand above it in every panel that has it. */
export function amountColumns(panels: readonly Panel[]): AmountColumn[] {
  const found = new Map<number, readonly string[]>();
  for (const panel of panels) {
    for (const [number, path] of panelPaths(panel)) {
      found.set(number, found.get(number)?.filter((word) => path.includes(word)) ?? path);
    }
  }
  return [...found]
    .map(([number, path]) => ({ number, path }))
    .sort((one, other) => one.number - other.number);
}

function panelPaths(panel: Panel): Paths {
  const paths = new Map<number, readonly string[]>();
  const walk = (nodes: readonly HeaderNode[], path: readonly string[]): void => {
    for (const node of nodes) {
      const here = [...path, node.title];
      if ('columns' in node) walk(node.columns, here);
      else if (node.amount !== undefined && !paths.has(node.amount)) {
        paths.set(
          node.amount,
          here.filter((word) => word !== ''),
        );
      }
    }
  };
  walk(panel.header, panel.title === undefined ? [] : [panel.title]);
  return paths;
}

/** `公开03表`, for messages about a whole table. */
export function tableName({ tables }: Pick<Pack, 'tables'>, id: string): string {
  return tables.find((table) => table.id === id)?.name ?? `表 ${id}`;
}
