import { alignInOrder } from './align-in-order';
import type { LocatedColumn } from './location';
import type { SheetTexts } from './sheet-texts';
import type { TableRegion } from './table-region';
import type { WantedColumn } from './wanted-columns';

type HeaderPath = ReadonlySet<string>;

export type FoundColumns = {
  readonly panels: readonly (readonly LocatedColumn[])[];
  readonly missing: readonly { readonly panel: number; readonly title: string }[];
  /** How well the header fits: the more columns and groups found, the higher. */
  readonly score: number;
};

/** A column's own title counts more than all its groups. */
const TITLE = 100;
const GROUP = 10;
/** Printed under the title of a code that is split over several columns. */
const CODE_PARTS = new Set(['类', '款', '项']);

/**
 * Finds each printed column of the table among the sheet's columns by the words above it, in the rows from below
 * the title to `headerBottom`. The order of columns is the pack's; of all ways to pair them, the one that pairs most
 * is taken, so that a column that is missing or unknown costs no other its place.
 */
export function findColumns(
  texts: SheetTexts,
  region: TableRegion,
  wanted: readonly WantedColumn[],
  headerBottom: number,
): FoundColumns {
  const paths = headerPaths(texts, region, headerBottom);
  const { places, score } = alignInOrder(wanted.length, paths.length, (index, at) =>
    fitOf(wanted[index], paths[at]),
  );
  const missing: { panel: number; title: string }[] = [];
  const panels: LocatedColumn[][] = region.table.panels.map(() => []);
  for (const [index, { panel, column, words }] of wanted.entries()) {
    const at = places[index];
    const end = places.slice(index + 1).find((place) => place !== undefined) ?? paths.length;
    const columns = at === undefined ? [] : column.shows === 'amount' ? [at] : run(paths, words, at, end);
    // 行次 is a help: a table without it is read by its labels.
    if (at === undefined && column.shows !== 'number') {
      missing.push({ panel, title: column.title || (words[0]?.[0] ?? '') });
    }
    panels[panel]?.push({
      shows: column.shows,
      amount: column.amount,
      columns: columns.map((place) => place + region.left),
    });
  }
  return { panels, missing, score };
}

/** The score of a header in which every column and group is found. */
export function bestScore(wanted: readonly WantedColumn[]): number {
  return wanted.reduce((sum, { words }) => sum + TITLE + GROUP * (words.length - 1), 0);
}

function fitOf(wanted: WantedColumn | undefined, path: HeaderPath | undefined): number {
  if (!wanted || !path || path.size === 0) return 0;
  const [leaf = [], ...groups] = wanted.words;
  if (!leaf.some((word) => path.has(word))) return 0;
  const outer = groups.at(-1) ?? [];
  if (!outer.some((word) => path.has(word)) && wanted.foreign.some((word) => path.has(word))) return 0;
  return TITLE + GROUP * groups.filter((group) => group.some((word) => path.has(word))).length;
}

/** A title over several columns (a code split over 类、款、项): up to the next column found, all are its. */
function run(paths: readonly HeaderPath[], words: WantedColumn['words'], at: number, end: number): number[] {
  const columns = [at];
  const leaf = words[0] ?? [];
  const known = new Set([...words.flat(), ...CODE_PARTS]);
  for (let next = at + 1; next < end; next += 1) {
    const path = [...(paths[next] ?? [])];
    const own = path.some((word) => leaf.includes(word)) || path.every((word) => isKnown(word, known));
    if (!own) break;
    columns.push(next);
  }
  return columns;
}

/** A caption that is merged across (部门名称：…) says nothing about the columns below it. */
function isKnown(word: string, known: ReadonlySet<string>): boolean {
  return known.has(word) || word.includes(':');
}

function headerPaths(texts: SheetTexts, region: TableRegion, bottom: number): HeaderPath[] {
  return Array.from({ length: Math.max(0, region.right - region.left + 1) }, (_, at) => {
    const words = new Set<string>();
    for (let row = region.headerTop; row <= bottom; row += 1) {
      const word = texts.textAt(row, region.left + at);
      if (word !== '') words.add(word);
    }
    return words;
  });
}
