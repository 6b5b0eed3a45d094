import type { Amount } from '../amount/amount';
import { decimalText } from '../amount/format-amount';
import { type AmountProblem, parseFixed } from '../amount/parse-amount';
import { nearestInteger } from '../amount/rational';
import { explainTypedProblem, readTypedNumber } from '../amount/typed-number';
import { failed, ok, type Result } from '../kit/result';
import type { Kind, Typed } from './kind';
import { SHOWN_NUMBER } from './pasted-amount';

/** What kinds of plain numbers (得分、数量) have in common: an integer of so many implied decimals, never scaled. */
export type FixedPoint<Type> = {
  readonly noun: string;
  readonly decimals: (type: Type) => number;
  /** `95.5`, for sentences. */
  readonly example: string;
};

type Shared =
  | 'align'
  | 'calculates'
  | 'holds'
  | 'options'
  | 'readCell'
  | 'readPasted'
  | 'edit'
  | 'plain'
  | 'plainWords'
  | 'parsePlain'
  | 'workbook'
  | 'exactWorkbook'
  | 'format'
  | 'mean'
  | 'quantum'
  | 'written'
  | 'perOne'
  | 'read'
  | 'readTyped';

export function fixedPoint<Type extends { readonly kind: string }>(
  words: FixedPoint<Type>,
): Pick<Kind<Type, Amount>, Shared> {
  const { noun, decimals } = words;
  const text = (value: Amount, type: Type): string => decimalText(value, decimals(type));
  const read = (given: string, type: Type): ReturnType<Kind<Type, Amount>['read']> => {
    const parsed = parseFixed(given, decimals(type));
    return parsed.ok ? parsed : failed(explainNumber(parsed.problem, words, type));
  };
  return {
    align: 'right',
    calculates: true,
    options: () => [],
    holds: (value) => typeof value === 'bigint',
    read,
    readTyped: (given, type) => readTyped(given, words, type),
    readCell(cell, type) {
      if (cell.percent) return failed(`“${cell.text}”按百分比显示，不是${noun}`);
      if (cell.date) return failed(`是日期，不是${noun}`);
      return read(cell.text, type);
    },
    readPasted: ({ text: shown, exact }, type) =>
      read(exact !== undefined && SHOWN_NUMBER.test(shown.normalize('NFKC').trim()) ? exact : shown, type),
    edit: text,
    plain: text,
    plainWords: (type) => (decimals(type) === 0 ? '整数' : `${decimals(type)} 位小数的${noun}`),
    parsePlain: (given, type) =>
      plainNumber(decimals(type)).test(given) ? BigInt(given.replace('.', '')) : undefined,
    workbook: (value, type) => ({ kind: 'number', text: text(value, type) }),
    exactWorkbook: (value, type) => ({ kind: 'number', text: text(value, type) }),
    format: (type) => (decimals(type) === 0 ? '0' : `0.${'0'.repeat(decimals(type))}`),
    // A mean of whole numbers is none.
    mean: (sum, count, type) => decimalText(hundredths(sum, count), decimals(type) + 2),
    written: (type) => 10n ** BigInt(decimals(type)),
    perOne: (type) => 10n ** BigInt(decimals(type)),
    quantum: () => 1n,
  };
}

function hundredths(sum: bigint, count: bigint): bigint {
  return nearestInteger({ numerator: sum * 100n, denominator: count }).integer;
}

function readTyped<Type>(given: string, words: FixedPoint<Type>, type: Type): Result<Typed, string> {
  const places = words.decimals(type);
  const result = readTypedNumber(given, {
    plain: (number) => parseFixed(number, places),
    perOne: 10n ** BigInt(places),
    whole: places === 0,
  });
  if (!result.ok)
    return failed(explainTypedProblem(result.problem, (problem) => explainNumber(problem, words, type)));
  const { value, rounded } = result.value;
  if (!rounded || typeof value !== 'bigint') return ok({ value });
  const notice = `“${given.trim()}”的结果超过 ${places} 位小数，已四舍五入，录入 ${decimalText(value, places)}`;
  return ok({ value, notice });
}

/** The text of a number of so many decimals, all of them written. */
export function plainNumber(decimals: number): RegExp {
  return decimals === 0 ? /^-?\d+$/ : new RegExp(`^-?\\d+\\.\\d{${decimals}}$`);
}

/** Why a text is no number of the kind, in the clerk's words. */
export function explainNumber<Type>(
  problem: AmountProblem,
  { noun, decimals, example }: FixedPoint<Type>,
  type: Type,
): string {
  const shown = `“${problem.text}”`;
  switch (problem.kind) {
    case 'not-a-number':
      return `${shown}不是数字，请输入${noun}，例如 ${example}`;
    case 'percentage':
      return `${shown}是百分比，不是${noun}，请输入${noun}`;
    case 'grouping':
      return `${shown}的千分位逗号位置不对，请写成 1,234 或 1234`;
    case 'too-many-decimals':
    case 'fraction-of-a-count':
      return decimals(type) === 0
        ? `${shown}不是整数，${noun}只能是整数`
        : `${shown}的小数超过 ${decimals(type)} 位，请核对后输入`;
    case 'too-large':
      return `${shown}超出可记录的范围，请核对`;
  }
}
