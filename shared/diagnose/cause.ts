import type { CellValue } from '../amount/amount';
import type { AddressText } from '../document/address';
import type { TableId } from '../rule/rule';

/** An entered cell that would have to hold something else. Amounts in 分; `null` is blank. */
export type CellChange = {
  readonly cell: AddressText;
  readonly value: CellValue;
  readonly should: CellValue;
};

/** What kind of mistake would have made the value from what it should be. Told in words by `reasonText`. */
export type Reason =
  /** Two digits have changed places. */
  | { readonly kind: 'exchanged-digits' }
  | { readonly kind: 'wrong-digit' }
  /** A digit left out or typed twice. */
  | { readonly kind: 'digit-count'; readonly tooMany: boolean }
  /** Too large by 10 to the power (negative: too small). */
  | { readonly kind: 'factor'; readonly power: number }
  | { readonly kind: 'sign' }
  /** Two neighbours hold each other's amounts; one of them may be blank. */
  | { readonly kind: 'moved'; readonly along: 'line' | 'column' }
  /** Nothing is entered; the amount stands at `like`, when it stands anywhere. */
  | { readonly kind: 'missing'; readonly like?: AddressText }
  /** Counted twice: twice the amount, or an amount that stands at `like` already. */
  | { readonly kind: 'doubled'; readonly like?: AddressText }
  | { readonly kind: 'last-year' }
  /** A printed total that its parts no longer give; `without`: the part that came after it. */
  | { readonly kind: 'stale-total'; readonly without?: AddressText }
  /** The value it should have stands at another place too. */
  | { readonly kind: 'stands-elsewhere'; readonly like: AddressText }
  /** All amounts of the table are in the other unit: too large by 10 to the power (negative: too small). */
  | { readonly kind: 'whole-table'; readonly table: TableId; readonly power: number }
  /** The table lacks the 科目 `code`, which stands with this amount at `like`. */
  | {
      readonly kind: 'missing-line';
      readonly code: string;
      readonly name: string;
      readonly like: AddressText;
    }
  | { readonly kind: 'none' };

/** One mistake: the cells to be mended together, and what holds again then. */
export type Cause = {
  readonly changes: readonly CellChange[];
  readonly reason: Reason;
  /** How likely, to be compared within a group only. */
  readonly score: number;
};

/**
 * Failing identities with one mistake behind them. `causes` are the changes of which each alone would mend all of
 * them (beside the other groups' changes), likeliest first; the first `equallyGood` cannot be told apart.
 */
export type CauseGroup = {
  readonly causes: readonly Cause[];
  readonly equallyGood: number;
  /** Further causes as good as the first that are not named. */
  readonly others: number;
  /** Keys of the findings explained, and the rules they belong to. */
  readonly findings: readonly string[];
  readonly rules: readonly string[];
};

export type Diagnosis = {
  readonly groups: readonly CauseGroup[];
  /** Keys of failing identities for which no small set of changes was found. */
  readonly unexplained: readonly string[];
  /** Keys of failing errors that no cause is looked for: their formulas multiply, divide, bound or round. */
  readonly unsearched: readonly string[];
};

export const NO_DIAGNOSIS: Diagnosis = { groups: [], unexplained: [], unsearched: [] };
