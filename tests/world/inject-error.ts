import { isNumber } from '#shared/amount/amount';
import { type AddressText, parseAddress } from '#shared/document/address';
import type { Draw } from './draw';
import type { PrintedUnit } from './printed-unit';

/** A mistake put into a printed unit: where, what it is, and what was right. Amounts in 分. */
export type InjectedError = {
  readonly cell: AddressText;
  readonly mistake: string;
  readonly right: bigint;
  readonly wrong: bigint;
};

type Mistake = (right: bigint, draw: Draw) => bigint | undefined;

const MISTAKES: Readonly<Record<string, Mistake>> = {
  相邻两位颠倒: (right) => {
    const digits = [...right.toString()];
    const at = digits.findIndex((digit, place) => {
      const next = digits[place + 1];
      return next !== undefined && next !== digit && !(place === 0 && next === '0');
    });
    const [one, other] = [digits[at], digits[at + 1]];
    return at < 0 || one === undefined || other === undefined
      ? undefined
      : BigInt(
          digits
            .with(at, other)
            .with(at + 1, one)
            .join(''),
        );
  },
  一位写错: (right, draw) => {
    const digits = [...right.toString()];
    const at = draw.below(digits.length);
    return BigInt(digits.with(at, String((Number(digits[at]) + 1 + draw.below(8)) % 10)).join(''));
  },
  少写一位: (right, draw) => {
    const digits = [...right.toString()];
    return digits.length < 3 ? undefined : BigInt(digits.toSpliced(draw.below(digits.length), 1).join(''));
  },
  多一个零: (right) => right * 10n,
  元当作万元: (right) => right * 10_000n,
  正负号: (right) => -right,
  漏填: () => 0n,
  重复: (right) => right * 2n,
};

/**
 * One mistake in a cell that two sums read: an item's amount (its line and its column add it up) or a total. Where only
 * one sum reads an amount nobody can tell which of its parts is wrong.
 */
export function injectError(
  { values }: PrintedUnit,
  draw: Draw,
): { readonly error: InjectedError; readonly values: PrintedUnit['values'] } | undefined {
  const places = [...values].flatMap(([text, value]) => {
    const address = parseAddress(text);
    return address && isNumber(value) && value > 99n && isCrossed(address) ? [{ text, value }] : [];
  });
  for (let tried = 0; tried < 20 && places.length > 0; tried += 1) {
    const { text, value } = draw.pick(places);
    const mistake = draw.pick(Object.keys(MISTAKES));
    const wrong = MISTAKES[mistake]?.(value, draw);
    // A total left out is filled in and told, which is no mistake that a cause is sought for.
    if (wrong === 0n && text.includes('合计')) continue;
    if (wrong === undefined || wrong === value || wrong > LARGEST) continue;
    const changed = new Map(values).set(text, wrong === 0n ? null : wrong);
    return { error: { cell: text, mistake, right: value, wrong }, values: changed };
  }
  return undefined;
}

const LARGEST = 900_000_000_000_000n;

/** Table → the columns that the first one adds up. */
const ADDED: Readonly<Record<string, readonly number[]>> = {
  '02': [2, 3, 4, 5, 6, 7],
  '03': [2, 3, 4, 5, 6],
  '05': [2, 3],
};

function isCrossed({ table, line, column }: { table: string; line: string; column: number }): boolean {
  return (ADDED[table]?.includes(column) ?? false) && (/^\d{7}$/.test(line) || line === '合计');
}
