import { oncePer, onceWithin } from '../kit/once-per';
import {
  type AnsweredTable,
  type ColumnTarget,
  columnWordsKey,
  type PrintedWords,
} from '../pack/answered-words';
import type { ColumnHeading } from './location';
import { withoutUnit } from './printed-unit';
import type { SheetTexts } from './sheet-texts';
import { filledColumns, type TableRegion } from './table-region';
import type { WantedColumn } from './wanted-columns';

/** The words above a column, uppermost first. */
export type HeaderPath = ReadonlySet<string>;

/** A column's own title counts more than all its groups. */
const TITLE = 100;
const GROUP = 10;
/** Below the title stand words of a part of it (基本支出 / 人员经费): it is hardly the column itself. */
const PART = 20;
/** So little that it never stands against a column without a doubt. */
const DOUBTED = 1;
const TOTALS = new Set(['合计', '小计', '总计']);
/** Column numbers, units and parts of a code say nothing of what a column holds. */
const SILENT = /^(类|款|项|栏次|-|\(?\d{1,2}\)?栏?(=.*)?)$/;
/** 部门：…, 2022年度, 公开01表, 附表1 may be merged across the columns. */
const CAPTION =
  /:|^\(?20\d{2}年?度?\)?$|^\(?(人民币)?[十百千万亿]*元\)?$|^\D{0,4}\d{1,2}(-\d{1,2})?表$|^附?表\d{1,2}(-\d{1,2})?$/;
export function isSilent(word: string): boolean {
  return SILENT.test(word);
}

export function isCaptionWord(word: string): boolean {
  return CAPTION.test(word);
}

/** Printed under the title of a code that is split over several columns. */
const CODE_PARTS = new Set(['类', '款', '项']);

/**
 * The words above each of the region's columns, in the rows from below the title to `bottom`. A group that a clerk named
 * speaks by its name in the pack.
 */
export function headerPaths(texts: SheetTexts, region: TableRegion, bottom: number): readonly HeaderPath[] {
  const known = pathsOf(texts)(region);
  const paths = known.get(bottom) ?? readPaths(texts, region, bottom);
  known.set(bottom, paths);
  return paths;
}

/** By the row at which they end: asked for in whatever order columns are expected, and again for what columns share. */
const pathsOf = oncePer((_: SheetTexts) =>
  onceWithin((_region: TableRegion) => new Map<number, readonly HeaderPath[]>()),
);

function readPaths(texts: SheetTexts, region: TableRegion, bottom: number): readonly HeaderPath[] {
  const groups = region.table.answers?.groups;
  return Array.from({ length: Math.max(0, region.right - region.left + 1) }, (_, at) => {
    const words = new Set<string>();
    for (let row = region.headerTop; row <= bottom; row += 1) {
      // 决算数（元） is 决算数; the unit is read for itself.
      const word = withoutUnit(texts.textAt(row, region.left + at)).name;
      if (word !== '') words.add(groups?.get(word) ?? word);
    }
    return words;
  });
}

/** What a column is called above which nothing is printed; of several, the first from the left is the first. */
export const WORDLESS = '没有栏名';

/** What a clerk's answer knows a column by: its words without captions, years, units and counting numbers. */
export function spokenHeadings(paths: readonly HeaderPath[]): PrintedWords[] {
  const known = new Map<string, number>();
  return paths.map((path) => {
    const text =
      [...path].filter((word) => !SILENT.test(word) && !CAPTION.test(word)).join(' / ') || WORDLESS;
    const nth = known.get(text) ?? 0;
    known.set(text, nth + 1);
    return { text, nth };
  });
}

/** What stands above each column in which anything stands. */
export function headingsOf(
  texts: SheetTexts,
  region: TableRegion,
  headings: readonly PrintedWords[],
): ColumnHeading[] {
  const { table, left } = region;
  const filled = filledColumns(texts, region);
  return headings.flatMap((said, at) =>
    filled.has(left + at)
      ? [{ column: left + at, said, ignored: table.answers?.columns.get(columnWordsKey(said)) === null }]
      : [],
  );
}

/**
 * How surely each column is each wanted one. Where a clerk said what a column is, it is exactly that, a little more
 * surely than any other.
 */
export function fitsOf(
  wanted: readonly WantedColumn[],
  paths: readonly HeaderPath[],
  headings: readonly PrintedWords[],
  answers: AnsweredTable | undefined,
  isDoubted: (column: WantedColumn, path: HeaderPath) => boolean,
): readonly (readonly number[])[] {
  const said = headings.map((heading) => answers?.columns.get(columnWordsKey(heading)));
  const ignored = paths.map((path) => [...path].some((word) => answers?.groups.get(word) === null));
  return wanted.map((column) =>
    paths.map((path, at) => {
      const target = said[at];
      if (target === undefined && ignored[at]) return 0;
      const fit = target === undefined ? fitOfColumn(column, path) : 0;
      if (target === undefined) return fit > 0 && isDoubted(column, path) ? DOUBTED : fit;
      return target !== null && isTarget(column, target) ? bestFit([column]) + 1 : 0;
    }),
  );
}

/** Whether a clerk's answer means this column. */
export function isTarget({ panel, column }: WantedColumn, target: ColumnTarget): boolean {
  return panel === target.panel && column.shows === target.shows && (column.amount ?? null) === target.amount;
}

/** The lowest word above a column that says anything; empty: none does. */
export function lastWord(path: HeaderPath): string {
  return [...path].findLast((word) => !SILENT.test(word)) ?? '';
}

/** The fit of a header in which every column and group is found. */
export const bestFit = oncePer((wanted: readonly WantedColumn[]): number =>
  wanted.reduce((sum, { words }) => sum + TITLE + GROUP * (words.length - 1), 0),
);

/** How surely a column is the wanted one; 0: it is not. */
export function fitOfColumn(wanted: WantedColumn, path: HeaderPath): number {
  const [leaf = [], ...groups] = wanted.words;
  if (!leaf.some((word) => path.has(word))) return 0;
  if (wanted.elsewhere.some((word) => path.has(word))) return 0;
  const outer = groups.at(-1) ?? [];
  if (!outer.some((word) => path.has(word)) && wanted.foreign.some((word) => path.has(word))) return 0;
  const found = groups.filter((group) => group.some((word) => path.has(word))).length;
  return TITLE + GROUP * found - partOf(wanted, path);
}

/** What is taken off for words below the title; for a total of its parts, as good as nothing. */
function partOf(wanted: WantedColumn, path: HeaderPath): number {
  const { words } = wanted;
  const known = wordsAbove(wanted);
  const spoken = [...path].filter((word) => !SILENT.test(word));
  const title = spoken.findLastIndex((word) => words[0]?.includes(word));
  const below = spoken.slice(title + 1).filter((word) => !known.has(word));
  if (below.length === 0) return 0;
  return below.every((word) => TOTALS.has(word)) ? 1 : PART;
}

/** The column's own title with all its groups. */
export const wordsAbove = oncePer(({ words }: WantedColumn): ReadonlySet<string> => new Set(words.flat()));

/** A further column under the same title, or under one of the parts of a code. */
export function isUnderTitle(path: HeaderPath, words: WantedColumn['words']): boolean {
  const known = new Set([...words.flat(), ...CODE_PARTS]);
  return (
    [...path].some((word) => words[0]?.includes(word)) ||
    // A caption that is merged across (部门名称：…) says nothing about the columns below it.
    [...path].every((word) => known.has(word) || word.includes(':'))
  );
}
