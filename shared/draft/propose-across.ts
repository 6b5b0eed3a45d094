import type { HeaderNode, Pack, Panel, Table } from '../pack/pack';
import { classificationOf, tableLines } from '../pack/table-shape';
import type { RuleCandidate } from './candidate';
import { cellsText, columnRange } from './formula-text';
import { amountsOf, columnAddsUp, TOTAL } from './table-words';

type ColumnSum = { readonly total: number; readonly parts: readonly number[] };

/** Sums across the columns of a line, where a column is headed 合计 or 小计 among others of its group. */
export function proposeAcross(pack: Pack): RuleCandidate[] {
  return pack.tables.flatMap((table) =>
    table.panels.flatMap((panel, position) => {
      const alike = table.panels.findIndex((other) => amountsOf(other).join() === amountsOf(panel).join());
      if (alike < position) return [];
      return [...columnSums(panel.header), ...balances(panel)].flatMap((sum) => {
        const parts = sum.parts.filter((part) => columnAddsUp(table, part));
        if (!columnAddsUp(table, sum.total) || parts.length < 2) return [];
        return [candidateOf(table, panel, { ...sum, parts })];
      });
    }),
  );
}

function candidateOf(
  table: Table,
  panel: Panel,
  sum: ColumnSum & { readonly minus?: number },
): RuleCandidate {
  const coded = classificationOf(table) !== undefined;
  const own = new Set(amountsOf(panel));
  const lines = tableLines(table, [])
    .filter(({ columns }) => columns.some((column) => own.has(column)))
    .map(({ key }) => key);
  const name = (number: number): string => columnWords(table, number);
  const formulaFor = (on: string): string => {
    const line = lines.length === 1 && !coded ? on : '本行';
    const minus = sum.minus === undefined ? '' : ` - ${table.id}[${line},${sum.minus}]`;
    return `${table.id}[${on},${sum.total}] = ${cellsText(table.id, line, sum.parts)}${minus}`;
  };
  const all = coded ? '每行' : columnRange(lines);
  const less = sum.minus === undefined ? '' : `减${name(sum.minus)}`;
  return {
    table: table.id,
    formula: formulaFor(all),
    meaning: `${name(sum.total)}等于${sum.parts.map(name).join('、')}之和${less}`,
    spread: { coded, lines, formulaFor },
    fills: true,
    group: `across ${table.id} ${sum.total}`,
  };
}

/** The column's title; with the group's where the title alone is a mere 小计 or stands in several groups. */
function columnWords(table: Table, number: number): string {
  const path = table.columns.find((column) => column.number === number)?.path ?? [];
  const title = path.at(-1) ?? String(number);
  const again = table.columns.some((other) => other.number !== number && other.path.at(-1) === title);
  return again || /^(合|小|总)\s*计$/.test(title) ? path.slice(-2).join('') : title;
}

function columnSums(header: readonly HeaderNode[]): ColumnSum[] {
  const faceted = facets(header);
  return (faceted.length > 0 ? faceted : [header]).flatMap(sumsWithin);
}

function sumsWithin(nodes: readonly HeaderNode[]): ColumnSum[] {
  const total = totalOf(nodes);
  const parts = nodes.flatMap((node) =>
    'columns' in node || node.amount !== total ? representing(node) : [],
  );
  const own = total !== undefined && parts.length > 1 ? [{ total, parts }] : [];
  return [...own, ...nodes.flatMap((node) => ('columns' in node ? sumsWithin(node.columns) : []))];
}

/** The column among the nodes that is headed as their total. */
function totalOf(nodes: readonly HeaderNode[]): number | undefined {
  for (const node of nodes) if (!('columns' in node) && TOTAL.test(node.title)) return node.amount;
  return undefined;
}

/** The columns that stand for a node in a sum: its own total, else all it has. */
function representing(node: HeaderNode): number[] {
  if (!('columns' in node)) return node.amount === undefined ? [] : [node.amount];
  const total = totalOf(node.columns);
  return total === undefined ? node.columns.flatMap(representing) : [total];
}

/**
 * 预算数 and 决算数 under each heading: the same header once for each of them. Empty where the lowest headings do not
 * all have the same columns.
 */
function facets(header: readonly HeaderNode[]): HeaderNode[][] {
  const lowest = header.flatMap(lowestGroups);
  const titles = lowest[0]?.columns.map(({ title }) => title) ?? [];
  const same = lowest.every((group) => group.columns.map(({ title }) => title).join() === titles.join());
  if (lowest.length < 2 || titles.length < 2 || !same || titles.some((title) => TOTAL.test(title))) return [];
  const only = (nodes: readonly HeaderNode[], at: number): HeaderNode[] =>
    nodes.flatMap((node): HeaderNode[] => {
      if (!('columns' in node)) return [];
      const leaf = node.columns[at];
      const isLowest = node.columns.every((child) => !('columns' in child));
      if (!isLowest) return [{ ...node, columns: only(node.columns, at) }];
      return leaf && !('columns' in leaf) ? [{ ...leaf, title: node.title }] : [];
    });
  return titles.map((_, at) => only(header, at));
}

function lowestGroups(node: HeaderNode): { readonly columns: readonly HeaderNode[] }[] {
  if (!('columns' in node)) return [];
  const inner = node.columns.flatMap(lowestGroups);
  return inner.length > 0 ? inner : [node];
}

/** 年末 = 年初 + 收入 − 支出, where columns are headed so. */
function balances(panel: Panel): (ColumnSum & { readonly minus: number })[] {
  const headed = (word: RegExp): number | undefined => {
    const node = panel.header.find(({ title }) => word.test(title));
    return node ? representing(node)[0] : undefined;
  };
  const [start, income, spent, end] = [/年初.*结转/, /本年收入/, /本年支出/, /年末.*结转/].map(headed);
  if (start === undefined || income === undefined || spent === undefined || end === undefined) return [];
  return [{ total: end, parts: [start, income], minus: spent }];
}
