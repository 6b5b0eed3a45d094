import { failed, ok, type Result } from '../kit/result';
import { decimalText } from './format-amount';

/** An exact fraction of two integers; the denominator is positive. What arithmetic is done in before it is money. */
export type Rational = { readonly numerator: bigint; readonly denominator: bigint };

export const ZERO: Rational = { numerator: 0n, denominator: 1n };

/** Plain decimal text, signed or not: `-1234.50` → -123450/100. `undefined` for anything else. */
export function parseRational(text: string): Rational | undefined {
  const match = /^([+-]?)(\d*)(?:\.(\d*))?$/.exec(text.trim());
  const [, sign = '', whole = '', fraction = ''] = match ?? [];
  if (whole + fraction === '') return undefined;
  const digits = BigInt(whole + fraction);
  return { numerator: sign === '-' ? -digits : digits, denominator: 10n ** BigInt(fraction.length) };
}

/** Digits after the point: the denominator of decimals stays the longest one's, however many are added up. */
export function add(one: Rational, other: Rational): Rational {
  if (one.denominator % other.denominator === 0n) return scaledSum(one, other);
  if (other.denominator % one.denominator === 0n) return scaledSum(other, one);
  return {
    numerator: one.numerator * other.denominator + other.numerator * one.denominator,
    denominator: one.denominator * other.denominator,
  };
}

/** `fine`'s denominator is a multiple of `coarse`'s. */
function scaledSum(fine: Rational, coarse: Rational): Rational {
  const { denominator } = fine;
  const numerator = fine.numerator + coarse.numerator * (denominator / coarse.denominator);
  return { numerator, denominator };
}

export function negate({ numerator, denominator }: Rational): Rational {
  return { numerator: -numerator, denominator };
}

export function multiply(one: Rational, other: Rational): Rational {
  return {
    numerator: one.numerator * other.numerator,
    denominator: one.denominator * other.denominator,
  };
}

export function divide(one: Rational, other: Rational): Result<Rational, 'division-by-zero'> {
  if (other.numerator === 0n) return failed('division-by-zero');
  const sign = other.numerator < 0n ? -1n : 1n;
  return ok({
    numerator: one.numerator * other.denominator * sign,
    denominator: one.denominator * other.numerator * sign,
  });
}

/** Negative, zero or positive, as `one` is less than, equal to or greater than `other`. */
export function compareRationals(one: Rational, other: Rational): number {
  const difference = one.numerator * other.denominator - other.numerator * one.denominator;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** The nearest integer, half away from zero, and whether nothing was lost. */
export function nearestInteger({ numerator, denominator }: Rational): {
  readonly integer: bigint;
  readonly isExact: boolean;
} {
  const magnitude = numerator < 0n ? -numerator : numerator;
  const rounded = (magnitude * 2n + denominator) / (denominator * 2n);
  return { integer: numerator < 0n ? -rounded : rounded, isExact: numerator % denominator === 0n };
}

/** To so many decimals, half away from zero, as Excel's ROUND; a negative number of them rounds before the point. */
export function roundTo(value: Rational, decimals: number): Rational {
  const power = 10n ** BigInt(Math.abs(decimals));
  if (decimals < 0) {
    const { integer } = nearestInteger({ ...value, denominator: value.denominator * power });
    return { numerator: integer * power, denominator: 1n };
  }
  const { integer } = nearestInteger({ ...value, numerator: value.numerator * power });
  return { numerator: integer, denominator: power };
}

/** What a text shows of it at most. */
const SHOWN_DECIMALS = 15;

/** Plain decimal text without trailing zeros or `-0`; beyond 15 decimals rounded half away from zero. */
export function rationalText(value: Rational): string {
  const { integer } = nearestInteger({
    ...value,
    numerator: value.numerator * 10n ** BigInt(SHOWN_DECIMALS),
  });
  return decimalText(integer, SHOWN_DECIMALS).replace(/\.?0+$/, '');
}
