import { normalName } from '../kit/same-name';
import type { HeaderNode, Panel, PanelColumn, Table } from '../pack/pack';
import type { TableRegion } from './find-tables';
import type { LocatedColumn } from './location';
import type { SheetTexts } from './sheet-texts';

/** A printed column with every header word above it, in the pack's spelling and its aliases. */
type WantedColumn = {
  readonly panel: number;
  readonly column: PanelColumn;
  /** Leaf first, then the groups outwards; each a set of equal spellings. */
  readonly words: readonly (readonly string[])[];
};

export type FoundColumns = {
  readonly panels: readonly (readonly LocatedColumn[])[];
  readonly missing: readonly { readonly panel: number; readonly title: string }[];
};

/**
 * Finds each printed column of the table among the sheet's columns, left to right, by the words above it. A column
 * takes the next sheet column whose header holds its own title and most of its groups' titles.
 */
export function findColumns(texts: SheetTexts, region: TableRegion, firstBodyRow: number): FoundColumns {
  const { table } = region;
  const wanted = wantedColumns(table);
  const paths = headerPaths(texts, region.top, firstBodyRow - 1);
  const missing: { panel: number; title: string }[] = [];
  const panels: LocatedColumn[][] = table.panels.map(() => []);
  let next = 0;
  for (const { panel, column, words } of wanted) {
    const at = bestColumn(paths, words, next);
    const columns = at === undefined ? [] : column.shows === 'code' ? codeRun(paths, words, at) : [at];
    if (at === undefined) missing.push({ panel, title: column.title });
    else next = (columns.at(-1) ?? at) + 1;
    panels[panel]?.push({ shows: column.shows, amount: column.amount, columns });
  }
  return { panels, missing };
}

/** The nearest column, at or after `from`, that carries the title and the most of its groups. */
function bestColumn(
  paths: readonly ReadonlySet<string>[],
  words: WantedColumn['words'],
  from: number,
): number | undefined {
  const [leaf = [], ...groups] = words;
  let best: { at: number; score: number } | undefined;
  for (let at = from; at < paths.length; at += 1) {
    const path = paths[at];
    if (!path || !leaf.some((word) => path.has(word))) continue;
    const score = groups.filter((group) => group.some((word) => path.has(word))).length;
    if (!best || score > best.score) best = { at, score };
    if (score === groups.length) break;
  }
  return best?.at;
}

/** A code split over 类、款、项 stands under one merged title: all its columns belong to it. */
function codeRun(paths: readonly ReadonlySet<string>[], words: WantedColumn['words'], at: number): number[] {
  const run = [at];
  const leaf = words[0] ?? [];
  for (let next = at + 1; next < at + 3; next += 1) {
    const path = paths[next];
    if (!path || !leaf.some((word) => path.has(word))) break;
    run.push(next);
  }
  return run;
}

function headerPaths(texts: SheetTexts, top: number, bottom: number): ReadonlySet<string>[] {
  return Array.from({ length: texts.sheet.columnCount }, (_, column) => {
    const words = new Set<string>();
    for (let row = top; row <= bottom; row += 1) {
      const word = texts.textAt(row, column);
      if (word !== '') words.add(word);
    }
    return words;
  });
}

function wantedColumns(table: Table): WantedColumn[] {
  return table.panels.flatMap((panel, index) => {
    const outer = panel.title === undefined || panel.title === '' ? [] : [[normalName(panel.title)]];
    let position = 0;
    const walk = (node: HeaderNode, groups: readonly (readonly string[])[]): WantedColumn[] => {
      const own = [node.title, ...node.aliases].filter((word) => word !== '').map(normalName);
      if ('columns' in node) return node.columns.flatMap((child) => walk(child, [own, ...groups]));
      const inner = innerHeaderWords(panel, position);
      position += 1;
      return [{ panel: index, column: node, words: [[...own, ...inner], ...groups] }];
    };
    return panel.header.flatMap((node) => walk(node, outer));
  });
}

/** Tables without a header of their own (10) print their titles in rows of the body. */
function innerHeaderWords(panel: Panel, position: number): string[] {
  return panel.items.flatMap((item) => {
    const word = item.kind === 'header' ? (item.texts[position] ?? '') : '';
    return word === '' ? [] : [normalName(word)];
  });
}
