import { type Amount, absolute, SCALE_NAMES, type Scale } from '../amount/amount';
import { decimalText } from '../amount/format-amount';
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
};

/** `55,923,963.72元`, `5,592.40万元`; a count as a whole number, without a unit. */
export function printAmount(quantity: Quantity, wording: Wording, scale: Scale = wording.scale): Printed {
  const unit = isMoney(quantity) ? SCALE_NAMES[scale] : '';
  return printed(quantity, `${amountDigits(quantity, wording, scale)}${unit}`);
}

/** The same without its unit, for sentences that print it themselves. */
export function printDigits(quantity: Quantity, wording: Wording, scale: Scale = wording.scale): Printed {
  return printed(quantity, amountDigits(quantity, wording, scale));
}

/** What part of the whole it is: `58.05%`. A whole of 0 has no parts: `0%`, as the official forms print it. */
export function printShare(part: Quantity, whole: Quantity, wording: Wording): Printed {
  const text = whole.value === 0n ? '0%' : percentText(part.value, whole.value, wording);
  return printed(joined(part, whole, '/'), text);
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
  const { up, down, same, fromNothing, nothing } = wording.change;
  const isSame = toPrinted(change, scale) === 0n;
  const pattern =
    quantity.value === 0n && base.value === 0n
      ? nothing
      : isSame
        ? same
        : base.value === 0n
          ? fromNothing
          : change.value > 0n
            ? up
            : down;
  const size = { ...change, value: absolute(change.value) };
  return printed(
    change,
    fill(pattern, {
      差额: printAmount(size, wording, scale).text,
      幅度: base.value === 0n ? '' : percentText(size.value, absolute(base.value), wording),
    }),
  );
}

/** How far a budget was carried out, in the pack's words: `完成年初预算的86.81%`. */
export function printCompletion(spent: Quantity, budget: Quantity, wording: Wording): Printed {
  const { rate, noBudget, nothing } = wording.completion;
  const pattern = budget.value !== 0n ? rate : spent.value === 0n ? nothing : noBudget;
  return printed(
    joined(spent, budget, '/'),
    fill(pattern, { 完成率: budget.value === 0n ? '' : percentText(spent.value, budget.value, wording) }),
  );
}

/** Whether the two print different amounts: what “持平” and the question for reasons go by. */
export function printsDifferent(one: Quantity, other: Quantity, scale: Scale): boolean {
  return toPrinted(combine(one, -1, other), scale) !== 0n;
}

function printed(quantity: Quantity, text: string): Printed {
  const { cells, formula, missing } = quantity;
  return { kind: 'printed', text, cells, formula, ...(missing === undefined ? {} : { missing }) };
}

function joined(one: Quantity, other: Quantity, sign: string): Quantity {
  return { ...combine(one, 1, other), formula: `${one.formula} ${sign} ${other.formula}` };
}

function fill(pattern: string, numbers: Readonly<Record<string, string>>): string {
  return pattern.replace(/\{([^{}]+)\}/g, (whole, name: string) => numbers[name] ?? whole);
}

/** Exact hundredths of per cents and the like, half away from zero. `whole` is not 0. */
function percentText(part: Amount, whole: Amount, { percentDecimals }: Wording): string {
  const { integer } = nearestInteger({
    numerator: (whole < 0n ? -part : part) * 100n * 10n ** BigInt(percentDecimals),
    denominator: absolute(whole),
  });
  return `${decimalText(integer, percentDecimals)}%`;
}

/** Whether it is money, and so printed in the scale of the sentence, whatever the scale of its column. */
function isMoney({ type }: Quantity): boolean {
  return sameMeasure(type, AMOUNT);
}

/** The printed steps of a number: 分 in 元, hundreds of 元 in 万元 with two decimals; things as they are. */
function toPrinted(quantity: Quantity, scale: Scale): bigint {
  const denominator = isMoney(quantity) ? quantumOf(AMOUNT, scale) : 1n;
  return nearestInteger({ numerator: quantity.value, denominator }).integer;
}

function amountDigits(quantity: Quantity, { separators }: Wording, scale: Scale): string {
  const text = displayText(quantity.value, isMoney(quantity) ? AMOUNT : quantity.type, scale);
  return separators ? text : text.replaceAll(',', '');
}
