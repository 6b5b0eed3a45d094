/** A unit that is expected to report: how the list calls it, and how many people it has where the list says so. */
export type RosterUnit = {
  readonly name: string;
  readonly headcount: number | null;
  /** Other names under which its tables may come (别名); absent: none. */
  readonly aliases?: readonly string[];
};

/** 应报名单: the units that are expected to report, in the order of the list. */
export type Roster = {
  readonly units: readonly RosterUnit[];
  /** What the list calls the number of people, e.g. 年末实有人数; null: it has none. */
  readonly headcountName: string | null;
  /** What of the list was not taken, a sentence each. */
  readonly told: readonly string[];
};

/** A file that came, as far as its unit matters. */
export type ReportedFile = {
  readonly file: string;
  /** As its tables print it; empty: they print none, or nothing was read. */
  readonly organisation: string;
  readonly year: number | null;
  /** Why it is of no use as it is; empty: it can be used. */
  readonly trouble: string;
};

/** 没有报, 报了没有用上, 只报了别的年度的, 报了几份, 已报: what is to be seen to comes first. */
export const REPORT_STATES = ['missing', 'unusable', 'other-year', 'twice', 'reported'] as const;
export type ReportState = (typeof REPORT_STATES)[number];

export const REPORT_STATE_NAMES: Readonly<Record<ReportState, string>> = {
  missing: '没有报',
  unusable: '报了没有用上',
  'other-year': '只报了别的年度的',
  twice: '报了几份',
  reported: '已报',
};

/** A unit of the list with what came of it. */
export type ExpectedUnit = RosterUnit & {
  readonly state: ReportState;
  /** Those that are its, by its name or, where they say none, by theirs. */
  readonly files: readonly ReportedFile[];
  /** Of one that is missing: files on no list whose names are like its; nobody takes them for its own unasked. */
  readonly near: readonly ReportedFile[];
};

/** The list held against what came. */
export type RosterCheck = {
  /** The year that units are expected to report. */
  readonly year: number | null;
  readonly headcountName: string | null;
  readonly units: readonly ExpectedUnit[];
  /** Files of units that are not on the list. */
  readonly unknown: readonly ReportedFile[];
  readonly told: readonly string[];
};
