import { namesAtHand } from '../kit/names-at-hand';
import type { PackProblem } from '../kit/pack-problem';
import { knownFacts, unknownFacts } from '../pack/facts';
import type { Pack, Panel, PanelItem, Table } from '../pack/pack';
import { hasRows } from '../pack/row-keys';
import { codeLevels, panelColumns, totalKey } from '../pack/table-shape';

/** Where something of a table's file stands. */
export type LineOf = (
  table: string,
  path: readonly PropertyKey[],
) => { readonly file: string; readonly line: number };

/**
 * What a table's file says and nobody could mean: places named twice, or named and not there. `unreadLists`:
 * classifications whose code list could not be read, which is told of elsewhere.
 */
export function checkTable(
  table: Table,
  pack: Pack,
  lineOf: LineOf,
  unreadLists: ReadonlySet<string>,
): PackProblem[] {
  const fault = (path: readonly PropertyKey[], reason: string): PackProblem => ({
    ...lineOf(table.id, path),
    reason,
  });
  const items = table.panels.flatMap((panel, position) =>
    panel.items.map(
      (item, at): PlacedItem => ({ item, panel, position, path: ['panels', position, 'items', at] }),
    ),
  );
  const faults: Fault[] = [
    ...columnFaults(table),
    ...lineFaults(items),
    ...listFaults(items, table, lineOf, [...classifications(pack), ...unreadLists]),
    ...table.footer.flatMap(({ from, to }, at): Fault[] =>
      from > to || to >= table.panels.length
        ? [[['footer', at], `栏组 ${from + 1} 至 ${to + 1} 不存在`]]
        : [],
    ),
    ...[table.emptySentence ?? '', ...table.notes]
      .flatMap(unknownFacts)
      .map((name): Fault => [[], `“${name}”不是项目的信息，双花括号里可写：${knownFacts().join('、')}`]),
  ];
  return faults.map(([path, reason]) => fault(path, reason));
}

type Fault = readonly [path: readonly PropertyKey[], reason: string];

type PlacedItem = {
  readonly item: PanelItem;
  readonly panel: Panel;
  readonly position: number;
  readonly path: readonly PropertyKey[];
};

function columnFaults(table: Table): Fault[] {
  return table.panels.flatMap((panel, position): Fault[] => {
    const faults: Fault[] = [];
    const seen = new Set<number>();
    let codes = 0;
    for (const { amount, shows, path, digits } of placedColumns(panel)) {
      const place = ['panels', position, ...path];
      if (amount !== undefined && seen.has(amount))
        faults.push([place, `栏次 ${amount} 在同一栏组里写了两次`]);
      if (amount !== undefined) seen.add(amount);
      codes += Number(shows === 'code');
      if (shows === 'code' && codes === 2)
        faults.push([place, '科目编码只写一栏；表样分印在几栏的，在这一栏写 parts: [类, 款, 项]']);
      if (digits && digits.parts !== digits.ends.length)
        faults.push([place, `digits 须与 parts 一样多（${digits.parts} 个）`]);
      else if (digits?.ends.some((end, at) => end <= (digits.ends[at - 1] ?? 0)))
        faults.push([place, 'digits 须由少到多，写各栏印到第几位，如 [6, 13]']);
    }
    return faults;
  });
}

/** A panel's columns with their places in its file; the parts of one code are one column there. */
function placedColumns(panel: Panel): {
  amount: number | undefined;
  shows: string;
  path: PropertyKey[];
  digits?: { readonly parts: number; readonly ends: readonly number[] };
}[] {
  const walk = (nodes: Panel['header'], path: readonly PropertyKey[]): ReturnType<typeof placedColumns> =>
    nodes.flatMap((node, at) => {
      const here = [...path, 'columns', at];
      if (!('columns' in node)) return [{ amount: node.amount, shows: node.shows, path: here }];
      if (!node.parts) return walk(node.columns, here);
      const digits = node.digits ? { digits: { parts: node.columns.length, ends: node.digits } } : {};
      return [{ amount: undefined, shows: 'code', path: here, ...digits }];
    });
  return walk(panel.header, []);
}

function lineFaults(items: readonly PlacedItem[]): Fault[] {
  const faults: Fault[] = [];
  const panels = new Map<string, PlacedItem[]>();
  const classes = new Map<string, string>();
  let total: string | undefined;
  for (const placed of items) {
    const { item, panel, position, path } = placed;
    const wide = panelColumns(panel).length;
    if (item.kind === 'header' && item.texts.length !== wide)
      faults.push([path, `表内表头有 ${item.texts.length} 格，应为 ${wide} 格`]);
    if (item.kind !== 'line') continue;
    const { key, notApplicable, class: own, total: isTotal } = item.line;
    const before = panels.get(key) ?? [];
    if (before.some((other) => other.position === position)) faults.push([path, `行 ${key} 写了两次`]);
    const twice = before
      .flatMap((other) => columnsOf(other.panel))
      .find((one) => columnsOf(panel).includes(one));
    if (twice !== undefined && before.every((other) => other.position !== position))
      faults.push([path, `行 ${key} 在两个栏组里都有第 ${twice} 栏，分不清是哪一格`]);
    panels.set(key, [...before, placed]);
    const stray = notApplicable.find((column) => !columnsOf(panel).includes(column));
    if (stray !== undefined) faults.push([path, `行 ${key} 没有第 ${stray} 栏`]);
    const holder = own === undefined ? undefined : classes.get(own);
    if (holder !== undefined && holder !== key)
      faults.push([path, `类 ${own} 已是行 ${holder} 的类，同一类不能写在两行`]);
    else if (own !== undefined) classes.set(own, key);
    if (isTotal && total !== undefined && total !== key)
      faults.push([path, `一张表只能有一行写 total: true，第一处是行 ${total}`]);
    else if (isTotal) total = key;
  }
  return faults;
}

function columnsOf(panel: Panel): number[] {
  return panelColumns(panel).flatMap(({ amount }) => amount ?? []);
}

function listFaults(
  items: readonly PlacedItem[],
  table: Table,
  lineOf: LineOf,
  known: readonly string[],
): Fault[] {
  const lists = items.filter(({ item }) => item.kind === 'codes');
  const [first] = lists;
  const faults = lists.flatMap(({ item, panel, path }, at): Fault[] => {
    if (item.kind !== 'codes') return [];
    const { levels, classification } = item;
    if (at > 0 && first)
      return [[path, `一张表只能有一处 codes，第一处在第 ${lineOf(table.id, first.path).line} 行`]];
    if (levels.some((length, place) => length <= (levels[place - 1] ?? 0)))
      return [[path, 'levels 须由少到多，各写一次，如 [3, 5, 7]']];
    if (item.rows) {
      const strange = item.columns?.find((column) => !columnsOf(panel).includes(column));
      return strange === undefined ? [] : [[path, `栏组里没有第 ${strange} 栏`]];
    }
    if (item.serial > (levels.at(-1) ?? 0))
      return [[path, `serial 是最长的编码末尾的位数，不能多于 ${levels.at(-1) ?? 0}`]];
    if (
      item.serial > 0 &&
      levels.at(-2) !== undefined &&
      (levels.at(-2) ?? 0) > (levels.at(-1) ?? 0) - item.serial
    )
      return [[path, 'levels 的最后一级去掉 serial 的位数，不能短于上一级']];
    // Names alone, numbered as they stand: there is no code that a list could name.
    if (levels.length === 1 && item.serial === levels[0]) return [];
    return known.includes(classification)
      ? []
      : [[path, `没有名为“${classification}”的科目词典，${namesAtHand(known)}`]];
  });
  if (codeLevels(table) && !hasRows(table) && totalKey(table) === undefined)
    faults.push([['panels'], '按科目编码列行的表须有一行写明 total: true（合计）']);
  return faults;
}

/** The classifications by which a table may list codes: those of the pack's code lists, and the two of the state's. */
function classifications({ dictionary }: Pack): string[] {
  return [...new Set(['functional', 'economic', ...dictionary.map(({ classification }) => classification)])];
}
