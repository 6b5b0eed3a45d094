import { type Amount, absolute } from '../amount/amount';

/** How one number becomes another by a slip of the fingers; `undefined` when by none of these. */
export type Slip =
  | { readonly kind: 'exchanged-digits'; readonly adjacent: boolean }
  | { readonly kind: 'wrong-digit' }
  | { readonly kind: 'digit-count'; readonly tooMany: boolean }
  /** `exact`: no digit was lost to rounding. */
  | { readonly kind: 'factor'; readonly power: number; readonly exact: boolean }
  | { readonly kind: 'sign' };

/** 10, 100, 1000, and 10⁴: 万元 in a table of 元. */
const POWERS = [1, 2, 3, 4] as const;

/**
 * By which slip `written` stands where `meant` was meant; in 分, or counts. `step` is the last place that is typed:
 * 10,000 分 in 万元. Amounts that are finer than that are compared to the 分.
 */
export function slipBetween(meant: Amount, written: Amount, step: Amount = 1n): Slip | undefined {
  if (meant === written || meant === 0n || written === 0n) return undefined;
  if (meant === -written) return { kind: 'sign' };
  if (meant < 0n !== written < 0n) return undefined;
  const unit = meant % step === 0n && written % step === 0n ? step : 1n;
  const [right, wrong] = [absolute(meant) / unit, absolute(written) / unit];
  const power = powerBetween(right, wrong);
  if (power !== undefined) {
    const exact = power > 0 || right === wrong * 10n ** BigInt(-power);
    return { kind: 'factor', power, exact };
  }
  const length = Math.max(right.toString().length, wrong.toString().length);
  const [one, other] = [right.toString().padStart(length, '0'), wrong.toString().padStart(length, '0')];
  const differing = [...one].flatMap((digit, at) => (digit === other[at] ? [] : [at]));
  const [first = 0, second = 0] = differing;
  if (differing.length === 2 && one[first] === other[second] && one[second] === other[first])
    return { kind: 'exchanged-digits', adjacent: second === first + 1 };
  const [short, long] = right < wrong ? [right, wrong] : [wrong, right];
  if (lacksOneDigit(short.toString(), long.toString()))
    return { kind: 'digit-count', tooMany: wrong > right };
  return differing.length === 1 ? { kind: 'wrong-digit' } : undefined;
}

/** `written` is `meant` times 10 to the power; of a division, rounded to the 分. */
function powerBetween(meant: Amount, written: Amount): number | undefined {
  for (const power of POWERS) {
    const times = 10n ** BigInt(power);
    if (written === meant * times) return power;
    if (written === (meant + times / 2n) / times) return -power;
  }
  return undefined;
}

function lacksOneDigit(short: string, long: string): boolean {
  if (long.length !== short.length + 1) return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at += 1;
  return short.slice(at) === long.slice(at + 1);
}

/** Values that one of the likelier slips may have turned into `written`; for where a bound, not a sum, is broken. */
export function likelyMeant(written: Amount): readonly Amount[] {
  const digits = [...absolute(written).toString()];
  const sign = written < 0n ? -1n : 1n;
  const exchanged = digits.slice(1).map((digit, at) => {
    const other = [...digits];
    other[at] = digit;
    other[at + 1] = digits[at] ?? '0';
    return sign * BigInt(other.join(''));
  });
  const factors = POWERS.flatMap((power) => {
    const times = 10n ** BigInt(power);
    return [written * times, ...(written % times === 0n ? [written / times] : [])];
  });
  return [...factors, -written, ...exchanged].filter((meant) => meant !== written);
}
