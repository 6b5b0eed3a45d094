import { least } from '../kit/lists';
import { oncePer } from '../kit/once-per';
import { type AnsweredTable, columnWordsKey, type PrintedWords } from '../pack/answered-words';
import type { Table } from '../pack/pack';
import { doubtOf, headerContext, withoutOwnYear } from './header-doubt';
import {
  fitsOf,
  type HeaderPath,
  headerPaths,
  isTarget,
  isUnderTitle,
  lastWord,
  spokenHeadings,
} from './header-path';
import type { DoubtedColumn, LocatedColumn, MissingColumn, UnclearColumn } from './location';
import { pairInAnyOrder, pairInOrder } from './pair-columns';
import { columnUnits, isUnitTitle } from './printed-unit';
import type { SheetTexts } from './sheet-texts';
import type { TableRegion } from './table-region';
import { withUnspeltCaptions } from './unspelt-captions';
import type { WantedColumn } from './wanted-columns';

export type FoundColumns = {
  readonly panels: readonly (readonly LocatedColumn[])[];
  readonly missing: readonly MissingColumn[];
  /** Columns that several of the sheet's could be; none of those is taken. */
  readonly unclear: readonly UnclearColumn[];
  /** Columns with the title sought under words that speak against them; none of those is taken. */
  readonly doubted: readonly DoubtedColumn[];
  /** What stands above each of the region's columns. */
  readonly headings: readonly PrintedWords[];
  /** Columns that say in what each row is counted. */
  readonly unitColumns: readonly number[];
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
  { order, year }: { readonly order: ColumnOrder; readonly year: number | undefined },
): FoundColumns {
  const paths = headerPaths(texts, region, headerBottom);
  const header: PrintedHeader = {
    // What a clerk said goes by the words as they are printed.
    paths: region.table.answers ? paths : withUnspeltCaptions(paths, wanted),
    units: columnUnits(texts, region, headerBottom),
    left: region.left,
    order,
    year,
  };
  const known = foundIn(wanted);
  const key = JSON.stringify([
    ...header.paths.map((path) => [...path]),
    ...header.units,
    header.left,
    order,
    year,
  ]);
  const found = known.get(key) ?? findByWords(region.table, wanted, header);
  if (known.size >= MOST_HEADERS) known.clear();
  known.set(key, found);
  return found;
}

/** All of a sheet that says which columns are which. */
type PrintedHeader = {
  readonly paths: readonly HeaderPath[];
  readonly units: readonly (string | undefined)[];
  readonly left: number;
  readonly order: ColumnOrder;
  readonly year: number | undefined;
};

/** Headers remembered of a table; beyond them all are forgotten. */
const MOST_HEADERS = 200;

/** What was found of a table's columns, by all that its header says: hundreds of sheets print the same. */
const foundIn = oncePer((_: readonly WantedColumn[]) => new Map<string, FoundColumns>());

function findByWords(
  table: Table,
  wanted: readonly WantedColumn[],
  { paths: printed, units, left, order, year }: PrintedHeader,
): FoundColumns {
  const context = headerContext(wanted, printed, year);
  const paths = printed.map(
    (path): HeaderPath => new Set([...path].map((word) => withoutOwnYear(word, year, context.known))),
  );
  const headings = spokenHeadings(printed);
  const doubts = (column: WantedColumn, path: HeaderPath) => doubtOf(column, path, context);
  const pair = order === 'any' ? pairInAnyOrder : pairInOrder;
  const fits = fitsOf(
    wanted,
    paths,
    headings,
    table.answers,
    (column, path) => doubts(column, path) !== undefined,
  );
  const weigh = (index: number, at: number): number => fits[index]?.[at] ?? 0;
  const owners = wanted.map(({ panel }) => panel);
  const paired = pair(owners, paths.length, weigh);
  const { score } = paired;
  const places = withoutStrayNames(wanted, paired.places, weigh);
  const runs = wanted.map(({ column, words }, index) => {
    const at = places[index];
    if (at === undefined) return [];
    const told = column.shows === 'amount' ? [] : toldPlaces(wanted[index], headings, table.answers);
    if (told.length > 1) return told;
    const end = least(
      places.flatMap((place) => (place !== undefined && place > at ? [place] : [])),
      paths.length,
    );
    return runOf(paths, words, at, end, column.shows);
  });
  const taken = new Set(runs.flat());
  const spoken = (at: number): boolean =>
    table.answers?.columns.has(columnWordsKey(headings[at] ?? NO_WORDS)) ?? false;
  const unsure = unsureAmongAlike(wanted, places, runs, paths, spoken);
  const missing: MissingColumn[] = [];
  const unclear: UnclearColumn[] = [];
  const doubted: DoubtedColumn[] = [];
  const panels: LocatedColumn[][] = table.panels.map(() => []);
  for (const [index, one] of wanted.entries()) {
    const { panel, column, words } = one;
    const at = places[index];
    const title = column.title || (words[0]?.[0] ?? '');
    const doubt = at === undefined || spoken(at) ? undefined : doubts(one, paths[at] ?? new Set());
    // Another column, of nothing else, that says as much.
    const rivals =
      at === undefined || doubt
        ? []
        : [
            ...paths.flatMap((_, other) =>
              !taken.has(other) && weigh(index, other) >= weigh(index, at) ? [other] : [],
            ),
            ...(unsure.get(index) ?? []),
          ];
    // 行次 is a help: a table without it is read by its labels.
    if (column.shows !== 'number') {
      if (at === undefined) missing.push({ panel, title, shows: column.shows });
      else if (doubt) doubted.push({ panel, title, column: at + left, doubt });
      else if (rivals.length > 0)
        unclear.push({
          panel,
          title,
          shows: column.shows,
          columns: [...new Set([at, ...rivals])]
            .toSorted((one, other) => one - other)
            .map((place) => place + left),
        });
    }
    const own = runs[index] ?? [];
    const unit = at === undefined ? undefined : units[at];
    panels[panel]?.push({
      shows: column.shows,
      amount: column.amount,
      ...(unit === undefined || column.shows !== 'amount' ? {} : { unit }),
      columns: (rivals.length > 0 || doubt ? [] : column.shows === 'amount' ? own.slice(0, 1) : own).map(
        (place) => place + left,
      ),
    });
  }
  const unitColumns = paths.flatMap((path, at) => (isUnitTitle(lastWord(path)) ? [at + left] : []));
  return {
    panels,
    missing,
    unclear,
    doubted,
    headings,
    unitColumns,
    score,
  };
}

/** The places of which a clerk said that they are this one: the parts of a code. */
function toldPlaces(
  one: WantedColumn | undefined,
  headings: readonly PrintedWords[],
  answers: AnsweredTable | undefined,
): number[] {
  return headings.flatMap((heading, at) => {
    const target = answers?.columns.get(columnWordsKey(heading));
    return one && target && isTarget(one, target) ? [at] : [];
  });
}

/**
 * Of several columns of one title (决算数 under 合计, 因公出国费 …) some are not there, or there are more than there should
 * be: those whose group nothing says could each be another. By index, the places that it might be.
 */
function unsureAmongAlike(
  wanted: readonly WantedColumn[],
  places: readonly (number | undefined)[],
  runs: readonly (readonly number[])[],
  paths: readonly HeaderPath[],
  spoken: (at: number) => boolean,
): ReadonlyMap<number, readonly number[]> {
  const alike = (one: WantedColumn, other: WantedColumn): boolean =>
    one.panel === other.panel &&
    one.words[0]?.some((word) => other.words[0]?.includes(word)) === true &&
    one.words.length > 1;
  const groupless = (index: number): number[] => {
    const at = places[index];
    const group = wanted[index]?.words[1] ?? [];
    if (at === undefined || spoken(at) || group.some((word) => paths[at]?.has(word))) return [];
    return [at];
  };
  const unsure = new Map<number, readonly number[]>();
  for (const [index, one] of wanted.entries()) {
    // Several columns of a code are its parts.
    if (one.column.shows === 'code' || groupless(index).length === 0) continue;
    const others = wanted.flatMap((other, at) => (at !== index && alike(one, other) ? [at] : []));
    const missing = others.some((other) => places[other] === undefined);
    // Labels may stand over several columns, as their title does.
    const own = one.column.shows === 'amount' ? [] : (runs[index] ?? []);
    const spare = paths.some(
      (path, at) => !places.includes(at) && !own.includes(at) && one.words[0]?.some((word) => path.has(word)),
    );
    if (!missing && !spare) continue;
    unsure.set(index, [index, ...others].flatMap(groupless));
  }
  return unsure;
}

const NO_WORDS: PrintedWords = { text: '', nth: 0 };

/**
 * A title over several columns: up to the next column found, all under the same words are its. A code split over
 * 类、款、项 may have these words below it.
 */
function runOf(
  paths: readonly HeaderPath[],
  words: WantedColumn['words'],
  at: number,
  end: number,
  shows: LocatedColumn['shows'],
): number[] {
  const columns = [at];
  for (let next = at + 1; next < end; next += 1) {
    const path = paths[next] ?? new Set();
    // A name goes over no column without any words: such are another block's numbers.
    const belongs =
      shows === 'amount'
        ? sameWords(path, paths[at] ?? new Set())
        : isUnderTitle(path, words) && (shows !== 'name' || path.size > 0);
    if (!belongs) break;
    columns.push(next);
  }
  return columns;
}

/**
 * The places without those of names that are another block's of the list: a column as good for the code as the panel's own
 * stands nearer. A name that only stands apart from its code is still its name.
 */
function withoutStrayNames(
  wanted: readonly WantedColumn[],
  places: readonly (number | undefined)[],
  weigh: (index: number, at: number) => number,
): readonly (number | undefined)[] {
  return places.map((at, index) => {
    const one = wanted[index];
    if (at === undefined || one?.column.shows !== 'name') return at;
    const codeIndex = wanted.findIndex(({ panel, column }) => panel === one.panel && column.shows === 'code');
    const code = places[codeIndex];
    if (code === undefined) return at;
    const amounts = wanted.flatMap(({ panel, column }, other) =>
      panel === one.panel && column.shows === 'amount' ? [places[other]] : [],
    );
    // Parts of the own code stand beside it, without an amount between.
    const isRival = (place: number): boolean =>
      weigh(codeIndex, place) >= weigh(codeIndex, code) &&
      amounts.some((amount) => amount !== undefined && isBetween(amount, code, place));
    const steps = Array.from({ length: Math.abs(at - code) }, (_, step) => Math.min(at, code) + step);
    return steps.some((place) => isBetween(place, code, at) && isRival(place)) ? undefined : at;
  });
}

function isBetween(place: number, one: number, other: number): boolean {
  return place > Math.min(one, other) && place < Math.max(one, other);
}

function sameWords(one: HeaderPath, other: HeaderPath): boolean {
  return one.size === other.size && [...one].every((word) => other.has(word));
}
