import { normalName } from '../kit/same-name';
import type { HeaderNode, Panel, PanelColumn, Table } from '../pack/pack';

/** The unit behind a column's title. */
export const UNIT_BEHIND = /\((人民币)?万?元\)$/;

/** A printed column with every header word above it, in the pack's spelling and its aliases. */
export type WantedColumn = {
  readonly panel: number;
  readonly column: PanelColumn;
  /** Leaf first, then the groups outwards; each a set of equal spellings. */
  readonly words: readonly (readonly string[])[];
  /** The other panels' titles: a column under one of them, and not under its own, is not this one. */
  readonly foreign: readonly string[];
  /** Titles of label columns (科目编码): no amounts stand under them. Empty for a label column. */
  readonly elsewhere: readonly string[];
};

/** All printed columns of a table, left to right. */
export function wantedColumns(table: Table): WantedColumn[] {
  const columns = printedColumns(table);
  const titled = columns
    .filter(({ column }) => column.shows !== 'amount')
    .flatMap(({ words: [leaf = []] }) => leaf);
  return columns.map((wanted) => {
    const own = new Set(wanted.words.flat());
    const elsewhere = wanted.column.shows === 'amount' ? titled.filter((word) => !own.has(word)) : [];
    return { ...wanted, elsewhere };
  });
}

function printedColumns(table: Table): Omit<WantedColumn, 'elsewhere'>[] {
  const titles = table.panels.map((panel) => normalName(panel.title ?? ''));
  return table.panels.flatMap((panel, index) => {
    const title = titles[index] ?? '';
    const outer = title === '' ? [] : [[title]];
    const foreign = [...new Set(titles)].filter((other) => other !== '' && other !== title);
    let position = 0;
    const walk = (
      node: HeaderNode,
      groups: readonly (readonly string[])[],
    ): Omit<WantedColumn, 'elsewhere'>[] => {
      const own = [node.title, ...node.aliases].filter((word) => word !== '').map(headerWord);
      if ('columns' in node) return node.columns.flatMap((child) => walk(child, [own, ...groups]));
      const inner = innerHeaderWords(panel, position);
      position += 1;
      return [{ panel: index, column: node, words: [[...own, ...inner], ...groups], foreign }];
    };
    return panel.header.flatMap((node) => walk(node, outer));
  });
}

/** 执行数（万元） is 执行数, in the pack as in a workbook. */
function headerWord(title: string): string {
  return normalName(title).replace(UNIT_BEHIND, '');
}

/** Tables without a header of their own (10) print their titles in rows of the body. */
function innerHeaderWords(panel: Panel, position: number): string[] {
  return panel.items.flatMap((item) => {
    const word = item.kind === 'header' ? (item.texts[position] ?? '') : '';
    return word === '' ? [] : [normalName(word)];
  });
}
