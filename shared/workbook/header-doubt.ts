import { type HeaderPath, isCaptionWord, isSilent, wordsAbove } from './header-path';
import type { HeaderDoubt } from './location';
import type { WantedColumn } from './wanted-columns';

/** What the words of a table's header are compared with. */
export type HeaderContext = {
  /** Words of every group of the table. */
  readonly groups: ReadonlySet<string>;
  /** All words of the table's header. */
  readonly known: ReadonlySet<string>;
  /** Words that stand above every column, as a title does. */
  readonly wide: ReadonlySet<string>;
  /** The year of the table where it prints one. */
  readonly year: number | undefined;
  /** Years that its header names. */
  readonly years: ReadonlySet<number>;
};

/** What may follow a year in a group's title; a date or a sentence is none. */
const OF_A_YEAR =
  '(?:部门|单位)?(?:年初|调整|全年)?(?:预算|决算|实际|执行|预算执行)?(?:支出|收入|收支|完成|数|金额|情况|额)*';
const LAST_YEAR = new RegExp(`^(?:上年度?|去年|上一年度?|前年|上期|上年同期)${OF_A_YEAR}$`);
/** 决算数 or 本年支出情况 over columns says nothing that any other group would say otherwise. */
const OF_THIS_YEAR = new RegExp(`^(?:本年度?|当年|本期)?${OF_A_YEAR}$`);
const YEAR_IN_FRONT = new RegExp(`^\\(?(20\\d{2})年?度?\\)?(${OF_A_YEAR})$`);

export function headerContext(
  wanted: readonly WantedColumn[],
  paths: readonly HeaderPath[],
  year: number | undefined,
): HeaderContext {
  const filled = paths.filter((path) => path.size > 0);
  const words = new Set(filled.flatMap((path) => [...path]));
  return {
    groups: new Set(wanted.flatMap(({ words: [, ...groups] }) => groups.flat())),
    known: new Set(wanted.flatMap((column) => column.words.flat())),
    wide: new Set([...words].filter((word) => filled.every((path) => path.has(word)))),
    year,
    years: new Set([...words].flatMap((word) => Number(YEAR_IN_FRONT.exec(word)?.[1] ?? '') || [])),
  };
}

/**
 * Whether the words around a column's title speak against it: a group of another year or another group of the table is
 * never this one, and one that nobody knows is asked about where the pack's own is not there.
 */
export function doubtOf(
  wanted: WantedColumn,
  path: HeaderPath,
  context: HeaderContext,
): HeaderDoubt | undefined {
  if (wanted.column.shows !== 'amount') return undefined;
  const [leaf = [], ...groups] = wanted.words;
  const own = wordsAbove(wanted);
  const spoken = [...path].filter((word) => !isSilent(word) && !own.has(word));
  const otherYear = spoken.find((word) => isOfOtherYear(word, context));
  if (otherYear !== undefined) return { kind: 'other-year', words: otherYear };
  const [nearest = [], ...wider] = groups;
  if (groups.length === 0 || nearest.some((word) => path.has(word))) return undefined;
  const title = [...path].findLastIndex((word) => leaf.includes(word));
  const above = [...path].slice(0, title).filter((word) => !isSilent(word) && !own.has(word));
  // Under a group that spans several, another of these speaks against the column all the same.
  const other = above.find((word) => context.groups.has(word));
  if (other !== undefined) return { kind: 'other-group', words: other };
  if (wider.some((group) => group.some((word) => path.has(word)))) return undefined;
  const unknown = above.findLast(
    (word) =>
      !isCaptionWord(word) && !OF_THIS_YEAR.test(word) && !context.known.has(word) && !context.wide.has(word),
  );
  return unknown === undefined ? undefined : { kind: 'unknown-group', words: unknown };
}

/** A year that is not the table's; where the table prints none, two years in its header are one too many. */
function isOfOtherYear(word: string, { known, year, years }: HeaderContext): boolean {
  if (known.has(word)) return false;
  if (LAST_YEAR.test(word)) return true;
  const [, said, rest = ''] = YEAR_IN_FRONT.exec(word) ?? [];
  if (said === undefined) return false;
  // A year alone is the caption's, unless another one stands beside it.
  if (year === undefined || rest === '') return years.size > 1 && Number(said) !== year;
  return Number(said) !== year;
}

/** A word without the year in front of it that is the table's own: 2023年决算数 is 决算数 in 2023. */
export function withoutOwnYear(word: string, year: number | undefined, known: ReadonlySet<string>): string {
  if (known.has(word)) return word;
  const [, said, rest = ''] = YEAR_IN_FRONT.exec(word) ?? [];
  if (said !== undefined && rest !== '') return Number(said) === year ? rest : word;
  const plain = word.replace(/^(?:本年度?|当年|本期)/, '');
  return plain !== '' && known.has(plain) ? plain : word;
}
