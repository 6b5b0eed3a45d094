import { failed, ok, type Result } from '../kit/result';

/** An exact fraction of two integers; the denominator is positive. What arithmetic is done in before it is money. */
export type Rational = { readonly numerator: bigint; readonly denominator: bigint };

export const ZERO: Rational = { numerator: 0n, denominator: 1n };

/** `1234.50` → 123450/100. The text has digits and at most one point. */
export function rationalFromDecimal(text: string): Rational {
  const [whole = '', fraction = ''] = text.split('.');
  return { numerator: BigInt(whole + fraction || '0'), denominator: 10n ** BigInt(fraction.length) };
}

export function add(one: Rational, other: Rational): Rational {
  return {
    numerator: one.numerator * other.denominator + other.numerator * one.denominator,
    denominator: one.denominator * other.denominator,
  };
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

/** The nearest integer, half away from zero, and whether nothing was lost. */
export function nearestInteger({ numerator, denominator }: Rational): {
  readonly integer: bigint;
  readonly isExact: boolean;
} {
  const magnitude = numerator < 0n ? -numerator : numerator;
  const rounded = (magnitude * 2n + denominator) / (denominator * 2n);
  return { integer: numerator < 0n ? -rounded : rounded, isExact: numerator % denominator === 0n };
}
