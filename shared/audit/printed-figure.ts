import { type Amount, absolute, QUANTUM, type Scale } from '../amount/amount';
import { decimalText, grouped } from '../amount/format-amount';
import { nearestInteger } from '../amount/rational';
import { exactIn, type SaidNumber } from '../text-check/said-number';

/**
 * An amount (in 分, or things) as it would stand in the place of a number: its unit, decimals and separators.
 *
 * @param one what a thing is in the kept integer: a score is kept finer than by points
 */
export function likeNumber(value: Amount, as: SaidNumber, one = 1n): string {
  if (as.unit !== 'money') return `${thingsText(value, one)}${as.unitWords}`;
  // Finer than 分 in its unit (0.1234567万元): what is right is written out to the 分.
  if (as.step === 0n) return `${exactIn(value, as.unitWords)}${as.unitWords}`;
  // A shorter number (5592.4万元) may be one whose last digit is 0: two decimals then say the same and more.
  const decimals = Math.max(
    as.decimals,
    as.unitWords === '元' && as.decimals === 0 && value % 100n === 0n ? 0 : 2,
  );
  const step = stepAt(as, decimals);
  const digits = nearestInteger({ numerator: value, denominator: step }).integer;
  const text = decimalText(digits, decimals);
  const isLong =
    as.isGrouped ||
    (as.unitWords === '元' && /^\d{1,3}$/.test(String(as.digits / 10n ** BigInt(as.decimals))));
  return `${isLong ? grouped(text) : text}${as.unitWords}`;
}

function stepAt({ step, decimals }: SaidNumber, wanted: number): Amount {
  if (wanted <= decimals) return step;
  const finer = 10n ** BigInt(wanted - decimals);
  return step % finer === 0n ? step / finer : 1n;
}

/** Of two scales the one that rounds more. */
export function coarser(one: Scale, other: Scale): Scale {
  return QUANTUM[one] < QUANTUM[other] ? other : one;
}

/** Steps of a rate at so many decimals, half up, without sign; `whole` is not 0. */
export function rateSteps(part: Amount, whole: Amount, decimals: number): bigint {
  return nearestInteger({
    numerator: absolute(part) * 100n * 10n ** BigInt(decimals),
    denominator: absolute(whole),
  }).integer;
}

export function printedRate(part: Amount, whole: Amount, decimals: number): string {
  return `${decimalText(rateSteps(part, whole, decimals), decimals)}%`;
}

/** Things or points as they are written, no digit more than there are. */
function thingsText(value: Amount, one: bigint): string {
  const decimals = String(one).length - 1;
  return decimals === 0 ? `${value}` : decimalText(value, decimals).replace(/\.?0+$/, '');
}

/** Whether an amount, rounded half up at the number's last digit, is the number. `one`: as for `likeNumber`. */
export function printsAs(value: Amount, said: SaidNumber, one = 1n): boolean {
  if (said.unit !== 'money') {
    if (one === 1n) return value === said.digits && said.decimals === 0;
    const power = 10n ** BigInt(said.decimals);
    return nearestInteger({ numerator: value * power, denominator: one }).integer === said.digits;
  }
  if (said.step === 0n) return false;
  const size = absolute(value);
  const digits = absolute(said.digits);
  return said.isCut
    ? size / said.step === digits
    : nearestInteger({ numerator: size, denominator: said.step }).integer === digits;
}
