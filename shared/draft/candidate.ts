/** A rule that may hold, found by the shape of the tables or by the sample's figures; not yet tested. */
export type RuleCandidate = {
  /** Table whose own rule it is; `undefined`: it stands between tables. */
  readonly table: string | undefined;
  readonly formula: string;
  readonly meaning: string;
  /** The lines that a rule on the left side's lines is written for, once it is known to hold; absent: as it stands. */
  readonly spread?: Spread;
  /** It may fill its left side: what it adds up is nearer to what a clerk types. */
  readonly fills: boolean;
  /** Last year's figure is offered for the left side (沿用); the sample cannot prove it. */
  readonly carries?: true;
  /** How grave it is when it fails; absent: 错. */
  readonly severity?: '警';
  /** Of the candidates of one group only the best is written. */
  readonly group: string;
  /** Id and severity of a named check; absent: numbered in its table, 错. */
  readonly check?: { readonly id: string; readonly severity: '错' | '警' | '示' };
  /** Evidence that the group's rank rests on besides the sample: how alike the names are, 0 to 1. */
  readonly likeness?: number;
  /** How many single cells of the sample have the figure of this equality, where the two names differ. */
  readonly sameFigure?: number;
};

/** A sum across the columns of a line, for several lines of a table at once. */
export type Spread = {
  /** Lines listed by 科目: 末级 is filled, 上级 only checked. */
  readonly coded: boolean;
  /** The lines' keys in order. */
  readonly lines: readonly string[];
  /** The formula for one line or a range. */
  readonly formulaFor: (lines: string) => string;
};

/** What the sample says of a candidate, counted over its instances. */
export type Evidence = {
  readonly held: number;
  readonly rounded: number;
  readonly failed: number;
  /** Instances that hold with at least two figures on the summing side, or one on both sides of an equality. */
  readonly telling: number;
  /** Figures taking part in all instances together. */
  readonly figures: number;
  /** A telling instance, `02[201,1] = 32464209.41`; empty: none. */
  readonly example: string;
  /** The first cells at which it does not hold. */
  readonly failures: readonly string[];
};

export type JudgedCandidate = RuleCandidate & { readonly evidence: Evidence };
