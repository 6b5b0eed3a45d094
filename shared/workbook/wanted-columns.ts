import { oncePer } from '../kit/once-per';
import { normalName } from '../kit/same-name';
import type { HeaderNode, Panel, PanelColumn, Table } from '../pack/pack';
import { withoutUnit } from './printed-unit';

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
export const wantedColumns = oncePer((table: Table): readonly WantedColumn[] => {
  const columns = printedColumns(table);
  const titled = columns
    .filter(({ column }) => column.shows !== 'amount')
    .flatMap(({ words: [leaf = []] }) => leaf);
  return columns.map((wanted) => {
    const own = new Set(wanted.words.flat());
    const elsewhere = wanted.column.shows === 'amount' ? titled.filter((word) => !own.has(word)) : [];
    return { ...wanted, elsewhere };
  });
});

function printedColumns(table: Table): Printed[] {
  const titles = table.panels.map((panel) => normalName(panel.title ?? ''));
  return table.panels.flatMap((panel, index) => {
    const title = titles[index] ?? '';
    const outer = title === '' ? [] : [[title]];
    const foreign = [...new Set(titles)].filter((other) => other !== '' && other !== title);
    let position = 0;
    const walk = (node: HeaderNode, groups: readonly (readonly string[])[]): Printed[] => {
      const own = [node.title, ...node.aliases].filter((word) => word !== '').map(headerWord);
      if ('columns' in node) {
        const below = node.columns.flatMap((child) => walk(child, [own, ...groups]));
        return below.length > 1 && below.every(isCode) ? [codeUnder(node.title, own, groups, below)] : below;
      }
      const inner = innerHeaderWords(panel, position);
      position += 1;
      return [{ panel: index, column: node, words: [[...own, ...inner], ...groups], foreign }];
    };
    return asOneCode(panel.header.flatMap((node) => walk(node, outer)));
  });
}

type Printed = Omit<WantedColumn, 'elsewhere'>;

function isCode({ column }: Printed): boolean {
  return column.shows === 'code';
}

/** A code in the columns of a group of its own has the group's title, and a workbook may print it in one column. */
function codeUnder(
  title: string,
  own: readonly string[],
  groups: WantedColumn['words'],
  parts: readonly Printed[],
): Printed {
  const [first] = parts;
  if (!first) throw new Error('A group has columns');
  const words = [...own, ...parts.flatMap((part) => part.words[0] ?? [])];
  return { ...first, column: { ...first.column, title }, words: [words, ...groups] };
}

/** 类, 款 and 项 in columns of their own are one code all the same. */
function asOneCode(columns: readonly Printed[]): Printed[] {
  const codes = columns.filter(isCode);
  const [first] = codes;
  if (!first || codes.length === 1) return [...columns];
  const [, ...groups] = first.words;
  const one = { ...first, words: [codes.flatMap(({ words: [leaf = []] }) => leaf), ...groups] };
  return columns.flatMap((column) => (column === first ? [one] : isCode(column) ? [] : [column]));
}

/** 执行数（万元） is 执行数, in the pack as in a workbook. */
function headerWord(title: string): string {
  return withoutUnit(normalName(title)).name;
}

/** Tables without a header of their own (10) print their titles in rows of the body. */
function innerHeaderWords(panel: Panel, position: number): string[] {
  return panel.items.flatMap((item) => {
    const word = item.kind === 'header' ? (item.texts[position] ?? '') : '';
    return word === '' ? [] : [normalName(word)];
  });
}
