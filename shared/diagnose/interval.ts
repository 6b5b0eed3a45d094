import type { Amount } from '../amount/amount';
import type { Equation } from './equations';

/** The changes between two bounds, both included; an absent bound is none. */
export type Interval = { readonly low?: Amount; readonly high?: Amount };

export const EVERYTHING: Interval = {};

/** The changes that make the equation hold, when each unit moves its difference by `times` (not 0). */
export function mending(
  { identity, tolerance }: Equation,
  difference: Amount,
  times: number | bigint,
): Interval {
  const low = identity.relation === '<=' ? undefined : -tolerance - difference;
  const high = identity.relation === '>=' ? undefined : tolerance - difference;
  const by = BigInt(times);
  return by > 0n ? bounds(low, high, by) : bounds(negated(high), negated(low), -by);
}

export function intersect(one: Interval, other: Interval): Interval {
  const low = one.low === undefined || (other.low ?? one.low) > one.low ? other.low : one.low;
  const high = one.high === undefined || (other.high ?? one.high) < one.high ? other.high : one.high;
  return bounds(low, high, 1n);
}

export function isEmpty({ low, high }: Interval): boolean {
  return low !== undefined && high !== undefined && low > high;
}

export function admits({ low, high }: Interval, amount: Amount): boolean {
  return (low === undefined || amount >= low) && (high === undefined || amount <= high);
}

export function isOpen({ low, high }: Interval): boolean {
  return low === undefined || high === undefined;
}

/** The only change in it, when there is just one. */
export function onlyOne({ low, high }: Interval): Amount | undefined {
  return low !== undefined && low === high ? low : undefined;
}

function bounds(low: Amount | undefined, high: Amount | undefined, by: bigint): Interval {
  return {
    ...(low === undefined ? {} : { low: -floor(-low, by) }),
    ...(high === undefined ? {} : { high: floor(high, by) }),
  };
}

function negated(amount: Amount | undefined): Amount | undefined {
  return amount === undefined ? undefined : -amount;
}

function floor(amount: Amount, by: bigint): Amount {
  const quotient = amount / by;
  return amount % by !== 0n && amount < 0n ? quotient - 1n : quotient;
}
