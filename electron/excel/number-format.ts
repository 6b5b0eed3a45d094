import { SSF } from '@e965/xlsx';

/** What a number format says about a number that matters here: whether it is an amount at all. */
export type ShownAs = { readonly percent?: true; readonly date?: true };

export function shownAs(format: unknown): ShownAs {
  if (typeof format !== 'string') return {};
  if (SSF.is_date(format)) return { date: true };
  const withoutLiterals = format.replace(/"[^"]*"|\\.|_.|\*./g, '');
  return withoutLiterals.includes('%') ? { percent: true } : {};
}

/** Formats that every workbook has without listing them; 27–36 and 50–58 are the dates of Chinese editions. */
export function builtInShownAs(id: number): ShownAs {
  if (id === 9 || id === 10) return { percent: true };
  const dates = [
    [14, 22],
    [27, 36],
    [45, 47],
    [50, 58],
  ] as const;
  return dates.some(([from, to]) => from <= id && id <= to) ? { date: true } : {};
}
