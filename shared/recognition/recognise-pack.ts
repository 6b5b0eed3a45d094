import { greatest } from '../kit/lists';
import type { Pack } from '../pack/pack';
import { officialTables } from '../pack/table-shape';
import { findHeading } from '../workbook/find-heading';
import type { PlainWorkbook } from '../workbook/sheet';
import { fitOfPack, type PackFit, readOnce, type TableFit } from './pack-fit';

/** Which pack a workbook's tables are of, best first. */
export type Recognition = {
  readonly candidates: readonly Candidate[];
  readonly certainty: Certainty;
};

export type Candidate = {
  readonly pack: Pack;
  /** 0 to 100: how much of pack and workbook agree. */
  readonly score: number;
  readonly tablesFound: number;
};

/**
 * `sure`: one pack fits clearly better than all others. `close`: another fits about as well, the clerk must say.
 * `poor`: none fits well; the workbook may be of a province or year without a pack.
 */
export type Certainty = 'sure' | 'close' | 'poor';

/** What parts weigh in a table's fit; together 1. The lines say most, since titles and columns are alike everywhere. */
const WEIGHTS = { number: 0.2, columns: 0.35, lines: 0.45 };
/** Another year than the pack's speaks against it a little, more the farther it is: enough between packs alike. */
const OTHER_YEAR = 0.05;
const EACH_YEAR = 0.005;
const FARTHEST = 6;
/** In points of the score. */
const CLEAR = 4;
const POOR = 55;

/** Scores every pack; of equal ones the first comes first. */
export function recognisePack(packs: readonly Pack[], workbook: PlainWorkbook): Recognition {
  const read = readOnce();
  const fits = packs.map((pack) => fitOfPack(pack, workbook, read));
  const most = greatest(fits.map(({ tables }) => tables.length));
  const candidates = fits
    .map((fit) => ({
      pack: fit.pack,
      score: scoreOf(fit, most, fit.year ?? findHeading(workbook)?.year),
      tablesFound: fit.tables.length,
    }))
    .toSorted((one, other) => other.score - one.score);
  return { candidates, certainty: certaintyOf(candidates) };
}

/**
 * A named pack of quite another layout than the workbook's: reading it so would read half of it. Says which pack it
 * is of; `undefined` when the named one may be used.
 */
export function recognisedOtherwise({ candidates }: Recognition, packId: string): Candidate | undefined {
  const [best] = candidates;
  const named = candidates.find(({ pack }) => pack.id === packId);
  if (!best || !named || best.score < POOR) return undefined;
  return best.score - named.score >= OTHER_LAYOUT ? best : undefined;
}

/** Packs of one province differ by a few points from year to year, provinces by many. */
const OTHER_LAYOUT = 15;

function certaintyOf([best, second]: readonly Candidate[]): Certainty {
  if (!best || best.score < POOR) return 'poor';
  return second && best.score - second.score < CLEAR ? 'close' : 'sure';
}

function scoreOf({ pack, tables }: PackFit, most: number, year: number | undefined): number {
  const sum = tables.reduce((total, table) => total + tableScore(table), 0);
  const whole = Math.max(officialTables(pack).length, most);
  const apart = year === undefined ? 0 : Math.min(FARTHEST, Math.abs(year - pack.year));
  const penalty = apart === 0 ? 0 : OTHER_YEAR + EACH_YEAR * apart;
  return Math.round((100 * sum * (1 - penalty)) / whole);
}

function tableScore({ number, columns, lines }: TableFit): number {
  return WEIGHTS.number * number + WEIGHTS.columns * columns + WEIGHTS.lines * lines;
}
