/** An exact decimal: `units` / 10^`scale`. */
export type Decimal = { readonly units: bigint; readonly scale: number };

/** Division ends here; every quotient that can matter to an amount is exact long before. */
const QUOTIENT_DIGITS = 30;
/** What a result is shown with at most. */
const SHOWN_DIGITS = 15;

export const ZERO: Decimal = { units: 0n, scale: 0 };

/** Plain decimal text → exact decimal; undefined for anything else. */
export function parseDecimal(text: string): Decimal | undefined {
  const match = /^([+-]?)(\d*)(?:\.(\d*))?$/.exec(text.trim());
  const whole = match?.[2] ?? '';
  const fraction = match?.[3] ?? '';
  if (match === null || whole + fraction === '') return undefined;
  const units = BigInt(whole + fraction);
  return { units: match[1] === '-' ? -units : units, scale: fraction.length };
}

/** Without exponent, trailing zeros or `-0`; rounded half away from zero beyond 15 decimals. */
export function decimalText(value: Decimal): string {
  const { units, scale } = value.scale > SHOWN_DIGITS ? round(value, SHOWN_DIGITS) : value;
  const digits = String(units < 0n ? -units : units).padStart(scale + 1, '0');
  const whole = digits.slice(0, digits.length - scale);
  const fraction = digits.slice(digits.length - scale).replace(/0+$/, '');
  return `${units < 0n ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`;
}

export function add(a: Decimal, b: Decimal): Decimal {
  const scale = Math.max(a.scale, b.scale);
  return { units: unitsAt(a, scale) + unitsAt(b, scale), scale };
}

export function negate({ units, scale }: Decimal): Decimal {
  return { units: -units, scale };
}

export function multiply(a: Decimal, b: Decimal): Decimal {
  return { units: a.units * b.units, scale: a.scale + b.scale };
}

/** Undefined when dividing by zero. */
export function divide(a: Decimal, b: Decimal): Decimal | undefined {
  if (b.units === 0n) return undefined;
  const scale = Math.max(QUOTIENT_DIGITS, a.scale);
  return { units: quotient(unitsAt(a, scale + b.scale), b.units), scale };
}

export function compare(a: Decimal, b: Decimal): number {
  const scale = Math.max(a.scale, b.scale);
  const difference = unitsAt(a, scale) - unitsAt(b, scale);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** Half away from zero, as Excel's ROUND; negative `digits` round before the point. */
export function round(value: Decimal, digits: number): Decimal {
  if (value.scale <= digits) return value;
  const units = quotient(value.units, 10n ** BigInt(value.scale - digits));
  return digits >= 0 ? { units, scale: digits } : { units: units * 10n ** BigInt(-digits), scale: 0 };
}

function unitsAt({ units, scale }: Decimal, wanted: number): bigint {
  return units * 10n ** BigInt(wanted - scale);
}

/** Half away from zero. */
function quotient(dividend: bigint, divisor: bigint): bigint {
  const negative = dividend < 0n !== divisor < 0n;
  const over = dividend < 0n ? -dividend : dividend;
  const under = divisor < 0n ? -divisor : divisor;
  const rounded = (over * 2n + under) / (under * 2n);
  return negative ? -rounded : rounded;
}
