import type { Relation } from '../amount/rounding';
import type { WrittenNumber } from '../kind/written-number';

/** 错、警、示. Only an error in state fail makes a command exit with 1. */
export type Severity = 'error' | 'warning' | 'hint';

/**
 * Words that look alike and name different things. None is taken for another; a bare word, of a file or typed, becomes
 * whichever it is put for.
 */
type Named<Thing extends string> = string & { readonly names?: Thing };

/** The name of a book (套表), as it stands before the dot: `上年`. */
export type BookId = Named<'book'>;

/** A table within its pack, as it stands before the bracket: `01`. */
export type TableId = Named<'table'>;

/** A line within its table, as it stands before the comma: the key of a fixed line, or a 科目编码. */
export type LineKey = Named<'line'>;

/** 栏次, as it stands behind the comma. It counts amounts, from 1: the columns of a sheet or grid are others. */
export type ColumnNumber = number & { readonly numbers?: 'column' };

/** One line of a pack's rule file (审核公式), parsed. */
export type Rule = {
  /** Row id of the rule catalogue: `X-3`. Several lines may share one id. */
  readonly id: string;
  /** The rule derives its left side (算). */
  readonly derives: boolean;
  /** The rule is checked only (核). Neither of the two: it only offers last year's value. */
  readonly checks: boolean;
  /** Last year's value on the right side is offered for the left one (沿用). */
  readonly carries: boolean;
  readonly severity: Severity;
  readonly statement: Statement;
  readonly condition?: Condition;
  /** The formula as written in the pack. */
  readonly text: string;
  readonly meaning: string;
  readonly line: number;
};

export type Statement =
  | {
      readonly kind: 'comparison';
      readonly left: Expression;
      readonly relation: Relation;
      readonly right: Expression;
    }
  | { readonly kind: 'predicate'; readonly call: PredicateCall };

/** A sum of signed terms. Where a side is more than a sum, it is one `compound` term. */
export type Expression = readonly SignedTerm[];

export type SignedTerm = {
  readonly sign: 1 | -1;
  readonly term: Leaf | { readonly kind: 'compound'; readonly formula: Formula };
};

export type Leaf =
  | { readonly kind: 'reference'; readonly reference: Reference }
  /** `sum(…)`: everything the reference reaches, added up. */
  | { readonly kind: 'sum'; readonly reference: Reference }
  | { readonly kind: 'constant'; readonly value: WrittenNumber };

/** What a formula comes to by arithmetic: products, quotients and functions of sums. */
export type Formula =
  | Leaf
  | { readonly kind: 'add'; readonly terms: readonly { readonly sign: 1 | -1; readonly of: Formula }[] }
  | {
      readonly kind: 'product';
      /** `inverse`: divided by. */
      readonly factors: readonly { readonly inverse: boolean; readonly of: Formula }[];
    }
  /** `first`: 首个, the first of them that comes to something. */
  | { readonly kind: 'call'; readonly name: 'max' | 'min' | 'first'; readonly of: readonly Formula[] }
  /** 对应: the number that stands behind the word the cell holds. */
  | {
      readonly kind: 'lookup';
      readonly of: Reference;
      readonly entries: readonly { readonly word: string; readonly value: WrittenNumber }[];
    }
  /** A number read out of cells that may hold words, by the name of how (`READINGS` of the engine). */
  | { readonly kind: 'reading'; readonly name: string; readonly of: readonly Reference[] }
  /** To so many decimals, half away from zero. */
  | { readonly kind: 'round'; readonly of: Formula; readonly decimals: number };

/** What must hold for a rule to apply: named conditions and comparisons, joined. */
export type Condition =
  | { readonly kind: 'call'; readonly call: PredicateCall }
  | {
      readonly kind: 'comparison';
      readonly left: Expression;
      readonly relation: Relation;
      readonly right: Expression;
    }
  /** 且; 或. */
  | { readonly kind: 'all' | 'any'; readonly of: readonly Condition[] };

/** `01[27,1]`, `03[每行,2:6]`, `上年.01[60,2]`. */
export type Reference = {
  /** Absent: the project's own tables. */
  readonly book?: BookId;
  readonly table: TableId;
  readonly line: LineSelector;
  readonly column: ColumnSelector;
};

export type KeySelector = { readonly kind: 'key'; readonly key: LineKey };
export type RangeSelector = { readonly kind: 'range'; readonly from: LineKey; readonly to: LineKey };

export type LineSelector =
  | KeySelector
  | RangeSelector
  /** 每行: every line. 末级: lines without children. 上级: lines with children. 明细: lines keyed by code. */
  | { readonly kind: 'every'; readonly which: 'all' | 'leaf' | 'parent' | 'coded' }
  /** 各码(05,08,09): every code that stands in one of the tables. */
  | { readonly kind: 'codes-of'; readonly tables: readonly TableId[] }
  /** Several of them, one after another: `02[201,205:207,合计,1]`. */
  | { readonly kind: 'list'; readonly items: readonly (KeySelector | RangeSelector)[] }
  /** 本行/同码: the same key; 下级: its children; 同类: the line keyed by its 类. Relative to the line on the left. */
  | { readonly kind: 'relative'; readonly to: 'same' | 'children' | 'class' };

export type ColumnSelector =
  | { readonly kind: 'column'; readonly column: ColumnNumber }
  | { readonly kind: 'range'; readonly from: ColumnNumber; readonly to: ColumnNumber }
  /** 同栏: the column of the instance's left side. */
  | { readonly kind: 'same' };

export type PredicateCall = {
  readonly name: string;
  readonly arguments: readonly PredicateArgument[];
};

export type PredicateArgument =
  | { readonly kind: 'reference'; readonly reference: Reference }
  | { readonly kind: 'word'; readonly word: string };
