import { least } from '../kit/lists';
import { columnWordsKey } from '../pack/answered-words';
import { fitsOf, type HeaderPath, headerPaths, isUnderTitle, spokenHeadings } from './header-path';
import type { ColumnHeading, LocatedColumn, MissingColumn, UnclearColumn } from './location';
import { pairInAnyOrder, pairInOrder } from './pair-columns';
import type { SheetTexts } from './sheet-texts';
import type { TableRegion } from './table-region';
import type { WantedColumn } from './wanted-columns';

export type FoundColumns = {
  readonly panels: readonly (readonly LocatedColumn[])[];
  readonly missing: readonly MissingColumn[];
  /** Columns that several of the sheet's could be; none of those is taken. */
  readonly unclear: readonly UnclearColumn[];
  readonly headings: readonly ColumnHeading[];
  /** How well the header fits: the more columns and groups found, the higher. */
  readonly score: number;
};

/** Whether the sheet's columns are expected in the pack's order, or as an office prints them. */
export type ColumnOrder = 'as-in-pack' | 'any';

/**
 * Finds each printed column of the table among the sheet's columns by the words above it, in the rows from below
 * the title to `headerBottom`. Where two of the sheet's columns say the same of one that is wanted once, neither is
 * taken: nothing is guessed.
 */
export function findColumns(
  texts: SheetTexts,
  region: TableRegion,
  wanted: readonly WantedColumn[],
  headerBottom: number,
  order: ColumnOrder,
): FoundColumns {
  const paths = headerPaths(texts, region, headerBottom);
  const pair = order === 'any' ? pairInAnyOrder : pairInOrder;
  const fits = fitsOf(wanted, paths, region.table.answers);
  const weigh = (index: number, at: number): number => fits[index]?.[at] ?? 0;
  const owners = wanted.map(({ panel }) => panel);
  const { places, score } = pair(owners, paths.length, weigh);
  const runs = wanted.map(({ column, words }, index) => {
    const at = places[index];
    if (at === undefined) return [];
    const end = least(
      places.flatMap((place) => (place !== undefined && place > at ? [place] : [])),
      paths.length,
    );
    return runOf(paths, words, at, end, column.shows === 'amount');
  });
  const taken = new Set(runs.flat());
  const missing: MissingColumn[] = [];
  const unclear: UnclearColumn[] = [];
  const panels: LocatedColumn[][] = region.table.panels.map(() => []);
  for (const [index, { panel, column, words }] of wanted.entries()) {
    const at = places[index];
    const title = column.title || (words[0]?.[0] ?? '');
    // Another column, of nothing else, that says as much.
    const rivals =
      at === undefined
        ? []
        : paths.flatMap((_, other) =>
            !taken.has(other) && weigh(index, other) >= weigh(index, at) ? [other] : [],
          );
    // 行次 is a help: a table without it is read by its labels.
    if (column.shows !== 'number') {
      if (at === undefined) missing.push({ panel, title, shows: column.shows });
      else if (rivals.length > 0)
        unclear.push({
          panel,
          title,
          columns: [at, ...rivals].toSorted((one, other) => one - other).map((place) => place + region.left),
        });
    }
    const own = runs[index] ?? [];
    panels[panel]?.push({
      shows: column.shows,
      amount: column.amount,
      columns: (rivals.length > 0 ? [] : column.shows === 'amount' ? own.slice(0, 1) : own).map(
        (place) => place + region.left,
      ),
    });
  }
  return { panels, missing, unclear, headings: headingsOf(region, paths), score };
}

function headingsOf({ table, left }: TableRegion, paths: readonly HeaderPath[]): ColumnHeading[] {
  return spokenHeadings(paths).flatMap((said, at) =>
    said.text === ''
      ? []
      : [{ column: left + at, said, ignored: table.answers?.columns.get(columnWordsKey(said)) === null }],
  );
}

/**
 * A title over several columns: up to the next column found, all under the same words are its. A code split over
 * 类、款、项 may have these words below it.
 */
function runOf(
  paths: readonly HeaderPath[],
  words: WantedColumn['words'],
  at: number,
  end: number,
  alike: boolean,
): number[] {
  const columns = [at];
  for (let next = at + 1; next < end; next += 1) {
    const path = paths[next] ?? new Set();
    if (alike ? !sameWords(path, paths[at] ?? new Set()) : !isUnderTitle(path, words)) break;
    columns.push(next);
  }
  return columns;
}

function sameWords(one: HeaderPath, other: HeaderPath): boolean {
  return one.size === other.size && [...one].every((word) => other.has(word));
}
