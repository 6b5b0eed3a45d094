import type { ColumnTarget } from '../pack/answered-words';
import type { HeaderNode, Table } from '../pack/pack';

/** A printed column that a column of a sheet may be said to be, with its titles, outermost first. */
export type NamedColumn = { readonly target: ColumnTarget; readonly name: string };

/** All printed columns of a table, left to right. */
export function columnTargets(table: Table): NamedColumn[] {
  const walk = (node: HeaderNode, panel: number, above: readonly string[]): NamedColumn[] => {
    const titles = [...above, node.title].filter((title) => title !== '');
    if ('columns' in node) return node.columns.flatMap((child) => walk(child, panel, titles));
    const target = { panel, shows: node.shows, amount: node.amount ?? null };
    return [{ target, name: titles.join(' / ') || `第 ${node.amount ?? 0} 栏` }];
  };
  const named = table.panels.flatMap(({ title, header }, panel) =>
    header.flatMap((node) => walk(node, panel, title === undefined ? [] : [title])),
  );
  // 类, 款 and 项 in columns of their own are one code.
  return named.filter(
    ({ target }, at) => named.findIndex((other) => sameColumn(other.target, target)) === at,
  );
}

export function sameColumn(one: ColumnTarget, other: ColumnTarget): boolean {
  return one.panel === other.panel && one.shows === other.shows && one.amount === other.amount;
}

/** The titles of the groups over a table's columns, those of its panels among them. */
export function groupTitles(table: Table): string[] {
  const walk = (node: HeaderNode): string[] =>
    'columns' in node ? [node.title, ...node.columns.flatMap(walk)] : [];
  const titles = table.panels.flatMap(({ title = '', header }) => [title, ...header.flatMap(walk)]);
  return [...new Set(titles)].filter((title) => title !== '');
}
