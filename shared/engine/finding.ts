import type { AddressText } from '../document/address';
import type { ValueType } from '../kind/kinds';
import type { Severity } from '../rule/rule';

/** 通过、不通过、尾差、不适用、未执行. "not run" is never shown as if it had passed. */
export type FindingState = 'pass' | 'fail' | 'rounding' | 'not-applicable' | 'not-run';

export const STATE_NAMES: Readonly<Record<FindingState, string>> = {
  pass: '通过',
  fail: '不通过',
  rounding: '尾差',
  'not-applicable': '不适用',
  'not-run': '未执行',
};

export const SEVERITY_NAMES: Readonly<Record<Severity, string>> = {
  error: '错误',
  warning: '警告',
  hint: '提示',
};

/** What one identity of a rule says now (审核结果). Its numbers are texts as `plainText` writes them: amounts in 元. */
export type Finding = {
  /** Names the identity across sessions: rule and cells. Explanations hang on it. */
  readonly key: string;
  readonly rule: string;
  readonly state: FindingState;
  readonly severity: Severity;
  /** One or two sentences in the clerk's words: what, where, and what to do. */
  readonly message: string;
  /** Every cell of the identity, left side first. */
  readonly cells: readonly AddressText[];
  readonly expected: string | null;
  readonly actual: string | null;
  readonly difference: string | null;
  /** Why it was not run or does not apply; otherwise empty. */
  readonly reason: string;
  /** What the numbers count; absent where there are none. */
  readonly type?: ValueType;
  /** Present when this finding is an import's own and may be dismissed by the clerk. */
  readonly issue?: string;
};

/** Neither passed nor without anything to judge: what somebody is told without asking for it. */
export function isOutstanding({ state }: { readonly state: FindingState }): boolean {
  return state === 'fail' || state === 'rounding' || state === 'not-run';
}

export type FindingSummary = {
  readonly pass: number;
  readonly fail: number;
  readonly rounding: number;
  readonly notApplicable: number;
  readonly notRun: number;
};

/** How many findings stand in each state, before any does. */
export const NO_FINDINGS_YET: Readonly<Record<FindingState, number>> = {
  pass: 0,
  fail: 0,
  rounding: 0,
  'not-applicable': 0,
  'not-run': 0,
};

export const NOTHING_FOUND: FindingSummary = { pass: 0, fail: 0, rounding: 0, notApplicable: 0, notRun: 0 };

export function addSummaries(one: FindingSummary, other: FindingSummary): FindingSummary {
  return {
    pass: one.pass + other.pass,
    fail: one.fail + other.fail,
    rounding: one.rounding + other.rounding,
    notApplicable: one.notApplicable + other.notApplicable,
    notRun: one.notRun + other.notRun,
  };
}
