import type { CellValue } from '../amount/amount';
import type { ProjectDocument } from '../document/document';
import type { Pack } from '../pack/pack';
import type { Reference } from '../rule/rule';
import type { Structure, TableCells } from './structure';

/** What a predicate may look at. */
export type PredicateContext = {
  readonly pack: Pack;
  readonly document: ProjectDocument;
  readonly structure: Structure;
  readonly shown: readonly CellValue[];
  /** The tables named by the call, in order. */
  readonly tables: readonly TableCells[];
  readonly references: readonly Reference[];
};

export type PredicateProblem = {
  readonly message: string;
  readonly cells: readonly string[];
  /** Tells problems of one rule with the same first cells apart, in words that outlive an edit. */
  readonly about?: string;
};

/** `looked` counts what there was to look at; nothing to look at means the rule does not apply. */
export type PredicateResult = { readonly looked: number; readonly problems: readonly PredicateProblem[] };

export type Predicate = {
  readonly meaning: string;
  /** At least this many tables, then references or none. */
  readonly tables: number;
  readonly references: boolean;
  /** What it depends on: the lines only, the values of each table by itself, or of all its tables together. */
  readonly looksAt: 'lines' | 'each-table' | 'tables';
  readonly check: (context: PredicateContext) => PredicateResult;
};
