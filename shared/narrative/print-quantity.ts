import { type Amount, absolute, SCALE_NAMES, type Scale } from '../amount/amount';
import { decimalText, grouped } from '../amount/format-amount';
import { nearestInteger } from '../amount/rational';
import type { AddressText } from '../document/address';
import { AMOUNT } from '../kind/kinds';
import { displayText, quantumOf, sameMeasure } from '../kind/value-text';
import type { Wording } from '../pack/report-plan';
import { combine, type Quantity } from './quantity';

/** Words and digits of a sentence that came from cells, with the cells; `missing` says what is not there to say it. */
export type Printed = {
  readonly kind: 'printed';
  readonly text: string;
  readonly cells: readonly AddressText[];
  readonly formula: string;
  readonly missing?: string;
  readonly meaning: Meaning;
};

/** What a printed number says of which quantities: what whoever reads a document back looks for in it. */
export type Meaning =
  | { readonly kind: 'amount'; readonly quantity: Quantity }
  | {
      readonly kind: 'share' | 'change' | 'completion' | 'comparison';
      readonly quantity: Quantity;
      /** The whole, the base or the budget. */
      readonly base: Quantity;
    }
  /** 列名: the names of lines. */
  | { readonly kind: 'names'; readonly names: readonly string[] };

/** `55,923,963.72元`, `5,592.40万元`; a count as a whole number, without a unit. */
export function printAmount(quantity: Quantity, wording: Wording, scale: Scale = wording.scale): Printed {
  const unit = isMoney(quantity) ? SCALE_NAMES[scale] : '';
  return printed(quantity, `${amountDigits(quantity, wording, scale)}${unit}`, { kind: 'amount', quantity });
}

/** The same without its unit, for sentences that print it themselves. */
export function printDigits(quantity: Quantity, wording: Wording, scale: Scale = wording.scale): Printed {
  return printed(quantity, amountDigits(quantity, wording, scale), { kind: 'amount', quantity });
}

/** What part of the whole it is: `58.05%`. A whole of 0 has no parts: `0.00%`, as the official forms say 0. */
export function printShare(part: Quantity, whole: Quantity, wording: Wording): Printed {
  const text = percentText(whole.value === 0n ? 0n : part.value, whole.value || 1n, wording);
  return printed(joined(part, whole, '/'), text, { kind: 'share', quantity: part, base: whole });
}

/**
 * How much more or less than the base, in the pack's words. Whether it is more, less or the same is decided by the
 * number that is printed, so that nothing ever “减少0.00万元”.
 */
export function printChange(
  quantity: Quantity,
  base: Quantity,
  wording: Wording,
  scale = wording.scale,
): Printed {
  const change = combine(quantity, -1, base);
  const size = { ...change, value: absolute(change.value) };
  const { numerator, rate } = rateOf(size.value, base.value, wording);
  return printed(
    change,
    fill(changePattern(quantity, base, wording, scale, numerator === 0n), {
      差额: printAmount(size, wording, scale).text,
      幅度: rate,
      最小幅度: `${decimalText(1n, wording.percentDecimals)}%`,
    }),
    { kind: 'change', quantity, base },
  );
}

/** Which of the pack's words a change takes; `rateIsNothing`: its rate would print as 0. */
function changePattern(
  quantity: Quantity,
  base: Quantity,
  { change: words, ...wording }: Wording,
  scale: Scale,
  rateIsNothing: boolean,
): string {
  if (quantity.value === 0n && base.value === 0n) return words.nothing;
  const step = toPrinted(combine(quantity, -1, base), wording, scale);
  if (step === 0n) return words.same;
  const isUp = step > 0n;
  if (base.value === 0n && isUp) return words.fromNothing;
  if (base.value <= 0n) return isUp ? words.upFromNegative : words.downFromNegative;
  if (rateIsNothing) return isUp ? words.upSlightly : words.downSlightly;
  return isUp ? words.up : words.down;
}

/** The printed steps of a rate and its text; none over a base of 0 or less. */
function rateOf(part: Amount, whole: Amount, wording: Wording): { numerator: bigint; rate: string } {
  if (whole <= 0n) return { numerator: 0n, rate: '' };
  return { numerator: percentSteps(part, whole, wording), rate: percentText(part, whole, wording) };
}

/**
 * One of three words, as the number is more than, less than or the same as the base at the printed precision:
 * “决算数大于预算数”, “支出增加的主要原因”.
 */
export function printComparison(
  quantity: Quantity,
  base: Quantity,
  words: { readonly more: string; readonly less: string; readonly same: string },
  wording: Wording,
  scale: Scale = wording.scale,
): Printed {
  const step = toPrinted(combine(quantity, -1, base), wording, scale);
  const word = step > 0n ? words.more : step < 0n ? words.less : words.same;
  return printed(joined(quantity, base, '?'), word, { kind: 'comparison', quantity, base });
}

/** How far a budget was carried out, in the pack's words: `完成年初预算的86.81%`. A negative budget has no rate. */
export function printCompletion(
  spent: Quantity,
  budget: Quantity,
  wording: Wording,
  name = '年初预算',
): Printed {
  const { rate, noBudget, nothing } = wording.completion;
  const pattern = budget.value > 0n ? rate : spent.value === 0n ? nothing : noBudget;
  const meaning: Meaning = { kind: 'completion', quantity: spent, base: budget };
  if (budget.value < 0n)
    return printed({ ...joined(spent, budget, '/'), missing: `${name}是负数，请核对` }, '', meaning);
  return printed(
    joined(spent, budget, '/'),
    fill(pattern, {
      预算: name,
      完成率: budget.value === 0n ? '' : percentText(spent.value, budget.value, wording),
    }),
    meaning,
  );
}

/** Whether the two print different amounts: what “持平” and the question for reasons go by. */
export function printsDifferent(one: Quantity, other: Quantity, wording: Wording): boolean {
  return toPrinted(combine(one, -1, other), wording, wording.scale) !== 0n;
}

function printed(quantity: Quantity, text: string, meaning: Meaning): Printed {
  const { cells, formula, missing } = quantity;
  return { kind: 'printed', text, cells, formula, meaning, ...(missing === undefined ? {} : { missing }) };
}

function joined(one: Quantity, other: Quantity, sign: string): Quantity {
  return { ...combine(one, 1, other), formula: `${one.formula} ${sign} ${other.formula}` };
}

function fill(pattern: string, numbers: Readonly<Record<string, string>>): string {
  return pattern.replace(/\{([^{}]+)\}/g, (whole, name: string) => numbers[name] ?? whole);
}

/** Exact hundredths of per cents and the like, half away from zero. `whole` is not 0. */
function percentSteps(part: Amount, whole: Amount, { percentDecimals }: Wording): bigint {
  return nearestInteger({
    numerator: (whole < 0n ? -part : part) * 100n * 10n ** BigInt(percentDecimals),
    denominator: absolute(whole),
  }).integer;
}

function percentText(part: Amount, whole: Amount, wording: Wording): string {
  return `${decimalText(percentSteps(part, whole, wording), wording.percentDecimals)}%`;
}

/** Whether it is money, and so printed in the scale of the sentence, whatever the scale of its column. */
function isMoney({ type }: Quantity): boolean {
  return sameMeasure(type, AMOUNT);
}

/** The printed steps of a number: with two decimals 分 in 元, hundreds of 元 in 万元; things as they are. */
function toPrinted(quantity: Quantity, { amountDecimals }: Pick<Wording, 'amountDecimals'>, scale: Scale) {
  const step = quantumOf(AMOUNT, scale) * 10n ** BigInt(2 - amountDecimals);
  const denominator = isMoney(quantity) ? step : 1n;
  return nearestInteger({ numerator: quantity.value, denominator }).integer;
}

function amountDigits(quantity: Quantity, wording: Wording, scale: Scale): string {
  const text = isMoney(quantity)
    ? grouped(decimalText(toPrinted(quantity, wording, scale), wording.amountDecimals))
    : displayText(quantity.value, quantity.type, scale);
  return wording.separators ? text : text.replaceAll(',', '');
}
