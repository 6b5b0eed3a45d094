import type { CellValue } from '../amount/amount';
import type { AddressText } from '../document/address';
import type { ProjectDocument } from '../document/document';
import type { Pack } from '../pack/pack';
import type { CodedLine } from '../pack/table-shape';
import type { Reference } from '../rule/rule';
import type { Cell } from './cell-numbers';
import type { TableChange } from './change-lines';
import type { Structure, TableCells } from './structure';

/** What a predicate may look at. */
export type PredicateContext = {
  readonly pack: Pack;
  readonly document: ProjectDocument;
  readonly structure: Structure;
  readonly shown: readonly CellValue[];
  /** What formulas give, by cell; undefined where nothing is computed. */
  readonly computed: readonly (CellValue | undefined)[];
  /** The tables named by the call, in order. */
  readonly tables: readonly TableCells[];
  readonly references: readonly Reference[];
  /** The words of the call that are no tables. */
  readonly words: readonly string[];
};

export type PredicateProblem = {
  readonly message: string;
  readonly cells: readonly AddressText[];
  /** Tells problems of one rule with the same first cells apart, in words that outlive an edit. */
  readonly about?: string;
};

/** `looked` counts what there was to look at; nothing to look at means the rule does not apply. */
export type PredicateResult = { readonly looked: number; readonly problems: readonly PredicateProblem[] };

/** The same, with problems that are put into words when somebody asks: there may be thousands. */
export type WatchedResult = {
  readonly looked: number;
  /** How many problems there are. */
  readonly wrong: number;
  readonly problems: () => readonly PredicateProblem[];
};

export type Predicate = {
  readonly meaning: string;
  /** At least this many tables, then references or none. */
  readonly tables: number;
  readonly references: boolean;
  /** Its words are its own, no tables, and at least so many references stand among them; absent: words are tables. */
  readonly least?: number;
  /** Each table is judged by itself and has a finding of its own. */
  readonly eachTable: boolean;
  readonly check: PredicateCheck;
};

/**
 * How a predicate looks, which says what of it a change reaches:
 * - `lines`: one coded line after another, each beside the lines of the same code in the other tables, and above it in
 *   its own;
 * - `amounts`: one amount after another, alone or beside the total of its column;
 * - `whole`: all at once, whenever lines change, and when what it reads of values changes.
 */
export type PredicateCheck =
  | { readonly by: 'lines'; readonly problems: LineCheck }
  | { readonly by: 'amounts'; readonly check: AmountCheck }
  | {
      readonly by: 'whole';
      /** Of values, `presence`: only whether something stands in a cell (`isNothing`); `lines`: none. */
      readonly reads: 'values' | 'presence' | 'lines';
      readonly result: (context: PredicateContext) => PredicateResult;
    };

/** What is wrong with one coded line of a table. */
export type LineCheck = (
  line: CodedLine,
  cells: TableCells,
  context: PredicateContext,
) => readonly PredicateProblem[];

/**
 * An amount is wrong below 0 (`negative`), or, in a line with a code, above the size of what the table's total line
 * shows in its column (`above-total`; negative amounts are not looked at).
 */
export type AmountCheck = {
  readonly wrong: 'negative' | 'above-total';
  readonly problem: (place: {
    /** What messages call the table and the line. */
    readonly table: string;
    readonly line: string;
    readonly cell: AddressText;
    /** The cell it was compared with; absent: none. */
    readonly total?: AddressText;
  }) => PredicateProblem;
};

/** What a watch looks at, as it is at the time. */
export type WatchedProject = {
  readonly pack: Pack;
  readonly document: ProjectDocument;
  readonly structure: Structure;
  readonly shown: readonly CellValue[];
  readonly computed: readonly (CellValue | undefined)[];
};

/** Keeps what a predicate finds in its tables while values and lines change. */
export type PredicateWatch = {
  /** A cell shows another value than `before`; true when the result may be another. */
  readonly move: (cell: Cell, before: CellValue, project: WatchedProject) => boolean;
  /** The lines of a table are others; true when the result may be another. */
  readonly follow: (change: TableChange, project: WatchedProject) => boolean;
  readonly result: (project: WatchedProject) => WatchedResult;
};
