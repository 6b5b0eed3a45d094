/**
 * Money and counts. An amount is an exact integer number of 分, held as a `bigint`, so that the compiler refuses
 * to mix it with a float. A count (people, vehicles) is a whole number in the same type, never scaled.
 */
export type Amount = bigint;

/** Printed where a column does not apply to a line (table 06, column 2). Neither blank nor zero. */
export const NOT_APPLICABLE = '—';
export type NotApplicable = typeof NOT_APPLICABLE;

/** What a cell holds. `null` is blank; blank, 0 and — are three different things. */
export type CellValue = Amount | null | NotApplicable;

export type ValueType = 'amount' | 'count';

/** 金额单位. The scale is how amounts are written, never how they are kept. */
export type Scale = 'yuan' | 'wanyuan';

export const SCALE_NAMES: Readonly<Record<Scale, string>> = { yuan: '元', wanyuan: '万元' };

/** 分 per unit of the scale. */
export const FEN_PER: Readonly<Record<Scale, bigint>> = { yuan: 100n, wanyuan: 1_000_000n };

/** The smallest step, in 分, of an amount written in the scale with two decimals. */
export const QUANTUM: Readonly<Record<Scale, bigint>> = { yuan: 1n, wanyuan: 10_000n };

/** Amounts beyond ±9×10¹⁵ 分 are refused at the door. */
export const AMOUNT_LIMIT = 9_000_000_000_000_000n;

export function isNumber(value: CellValue): value is Amount {
  return typeof value === 'bigint';
}

/** Blank and — as well as zero: nothing to add. */
export function isNothing(value: CellValue): boolean {
  return value === null || value === NOT_APPLICABLE || value === 0n;
}

/** Blank equals 0 in comparisons and in override detection; — equals only itself. */
export function sameValue(one: CellValue, other: CellValue): boolean {
  return (one ?? 0n) === (other ?? 0n);
}

export function absolute(amount: Amount): Amount {
  return amount < 0n ? -amount : amount;
}
