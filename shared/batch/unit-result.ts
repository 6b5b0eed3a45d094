import { z } from 'zod';
import { isNumber, SCALES } from '../amount/amount';
import { AMOUNT } from '../kind/kinds';
import { kindWord, readStored } from '../kind/value-text';

/** 通过: no rule of severity error fails. 有错误: some does. 待回答: something can be read in two ways. 不能用: not read. */
export const UNIT_STATES = ['passed', 'failing', 'asked', 'unusable'] as const;
export type UnitState = (typeof UNIT_STATES)[number];

export const UNIT_STATE_NAMES: Readonly<Record<UnitState, string>> = {
  passed: '通过',
  failing: '有错误',
  asked: '待回答',
  unusable: '不能用',
};

/** The state in words; a unit of which not all rules were run has not plainly passed. */
export function stateInWords({ state, summary }: Pick<UnitResult, 'state' | 'summary'>): string {
  return stateText(state, summary?.notRun ?? 0);
}

export function stateText(state: UnitState, notRun: number): string {
  return state === 'passed' && notRun > 0 ? '通过（有未执行）' : UNIT_STATE_NAMES[state];
}

const unitCause = z.object({
  /** `value` and `should` as `plainText` writes them; null is blank. */
  cells: z.array(
    z.object({
      cell: z.string(),
      /** The cell in words; absent in results of an older program. */
      place: z.string().optional(),
      value: z.string().nullable(),
      should: z.string().nullable(),
    }),
  ),
  reason: z.string(),
  kind: z.string(),
  rules: z.array(z.string()),
  /** Causes of one group explain the same findings; one of them is the mistake. */
  group: z.number().int(),
  equal: z.boolean(),
});
export type UnitCause = z.infer<typeof unitCause>;

const unitFinding = z.object({
  rule: z.string(),
  severity: z.enum(['error', 'warning', 'hint']),
  message: z.string(),
  cells: z.array(z.string()),
  expected: z.string().nullable(),
  actual: z.string().nullable(),
  difference: z.string().nullable(),
  /** What the numbers are, by the kind's word (`amount`, `count`…); absent where there are none. */
  type: z.string().optional(),
  /** 出错说明; absent: none was written. */
  explanation: z.string().optional(),
});
export type UnitFinding = z.infer<typeof unitFinding>;

/** The difference in 分 where the finding is about money; else null. */
export function moneyDifference({ type, difference }: UnitFinding): bigint | null {
  if (type !== kindWord(AMOUNT) || difference === null) return null;
  const value = readStored(difference, AMOUNT);
  return value !== undefined && isNumber(value) ? value : null;
}

/**
 * What came of one file of a batch: a line of `results.jsonl`. It says nothing of when or how fast, so that the same
 * files give the same bytes.
 */
export const unitResult = z.object({
  /** From the folder that was asked for, with `/`. */
  file: z.string(),
  state: z.enum(UNIT_STATES),
  /** Why it is unusable, or why its document or workbook was not made; else empty. */
  reason: z.string(),
  /** SHA-256 of the file; empty where it could not be read. */
  digest: z.string(),
  organisation: z.string(),
  kind: z.string(),
  year: z.number().int().nullable(),
  pack: z.string().nullable(),
  /** 金额单位 of its tables. */
  scale: z.enum([...SCALES, 'mixed']).nullable(),
  /** How many findings stand in each state. */
  summary: z
    .object({
      pass: z.number().int(),
      fail: z.number().int(),
      rounding: z.number().int(),
      notApplicable: z.number().int(),
      notRun: z.number().int(),
    })
    .nullable(),
  errors: z.number().int(),
  warnings: z.number().int(),
  hints: z.number().int(),
  /** Errors that fail and have no 出错说明. */
  unexplained: z.number().int(),
  /** Names of the tables that it lacks. */
  absent: z.array(z.string()),
  /** What can be read in two ways and nobody answered. */
  questions: z.array(z.string()),
  /** What else there is to know of how it was read. */
  notes: z.array(z.string()),
  /** Those that fail. */
  findings: z.array(unitFinding),
  /** How many findings more there are than are listed. */
  more: z.number().int(),
  /** Rules that were not run, with the reason, one sentence each. */
  notRun: z.array(z.string()),
  causes: z.array(unitCause),
  /** The file that was made of it, from the folder of results. */
  made: z.string().optional(),
});
export type UnitResult = z.infer<typeof unitResult>;

/** Of a batch so far. */
export type BatchCounts = Readonly<Record<UnitState, number>>;

export const NO_COUNTS: BatchCounts = { passed: 0, failing: 0, asked: 0, unusable: 0 };

export function countOne(counts: BatchCounts, { state }: Pick<UnitResult, 'state'>): BatchCounts {
  return { ...counts, [state]: counts[state] + 1 };
}

/** The result of a file from which nothing could be read. */
export function unusableUnit(file: string, reason: string, digest = ''): UnitResult {
  return {
    file,
    state: 'unusable',
    reason,
    digest,
    organisation: '',
    kind: '',
    year: null,
    pack: null,
    scale: null,
    summary: null,
    errors: 0,
    warnings: 0,
    hints: 0,
    unexplained: 0,
    absent: [],
    questions: [],
    notes: [],
    findings: [],
    more: 0,
    notRun: [],
    causes: [],
  };
}
