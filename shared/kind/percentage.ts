import { z } from 'zod';
import { type Amount, absolute, type CellValue } from '../amount/amount';
import { decimalText } from '../amount/format-amount';
import { parseFixed } from '../amount/parse-amount';
import { nearestInteger, parseRational, ZERO } from '../amount/rational';
import { explainTypedProblem, readTypedNumber } from '../amount/typed-number';
import { failed, ok, type Result } from '../kit/result';
import { explainNumber, type FixedPoint, fixedPoint, plainNumber } from './fixed-point';
import type { Kind, WorkbookValue } from './kind';

/** 执行率、占比: per cent with so many decimals, two where the pack says nothing; 12.34% is kept as 1234. */
export type PercentageType = { readonly kind: 'percentage'; readonly decimals: number };

const WORDS: FixedPoint<PercentageType> = {
  noun: '百分比',
  decimals: ({ decimals }) => decimals,
  example: '95.5%',
};
const number = fixedPoint<PercentageType>(WORDS);

export const percentageKind: Kind<PercentageType, Amount> = {
  ...number,
  name: '百分比',
  measures: 'shares',
  parameters: z.strictObject({ decimals: z.number().int().min(0).max(6).default(2) }),
  isShare: true,
  perOne: ({ decimals }) => 10n ** BigInt(decimals + 2),
  measure: ({ decimals }) => String(decimals),
  read: (text, type, scale) => number.read(withoutSign(text), type, scale),
  readTyped(text, type, scale) {
    const plain = number.read(withoutSign(text), type, scale);
    if (plain.ok) return ok({ value: plain.value });
    if (!/^[=＝+\-−]/.test(text.trim())) return plain;
    // 12+3 may mean 15% or, as a share, 1500%.
    if (!/[%％/÷]/.test(text)) return failed(`“${text}”看不出是百分之几还是几倍，请在数后写上 %`);
    return readShare(text, type);
  },
  readCell(cell, type, scale) {
    if (cell.date) return failed('是日期，不是百分比');
    if (cell.kind !== 'number') return number.read(withoutSign(cell.text), type, scale);
    if (cell.percent) return ok(rounded(cell.text, type.decimals + 2));
    const value = rounded(cell.text, type.decimals);
    // A bare 0.98 may be 98% without its format.
    return value !== 0n && absolute(value) <= 10n ** BigInt(type.decimals)
      ? failed(`是 ${cell.text}，没有百分号，看不出是百分之几，请在 Excel 中设为百分比格式`)
      : ok(value);
  },
  readPasted({ text, exact }, type, scale) {
    const isShare = exact !== undefined && /[%％]\s*$/.test(text);
    return isShare ? readExact(exact, type) : number.read(withoutSign(text), type, scale);
  },
  display: shown,
  edit: shown,
  sentence: shown,
  plain: shown,
  plainWords: ({ decimals }) => `${decimals} 位小数、带 % 的百分比`,
  parsePlain: (text, { decimals }) =>
    text.endsWith('%') && plainNumber(decimals).test(text.slice(0, -1))
      ? BigInt(text.slice(0, -1).replace('.', ''))
      : undefined,
  workbook: share,
  exactWorkbook: share,
  mean: (sum, count, type, scale) => `${number.mean(sum, count, type, scale)}%`,
  format: ({ decimals }) => (decimals === 0 ? '0%' : `0.${'0'.repeat(decimals)}%`),
};

function share(value: Amount, type: PercentageType): WorkbookValue {
  const as = { format: 'percent', words: shown(value, type) } as const;
  return { kind: 'number', text: decimalText(value, type.decimals + 2), as };
}

function shown(value: Amount, { decimals }: PercentageType): string {
  return `${decimalText(value, decimals)}%`;
}

function withoutSign(text: string): string {
  return text.normalize('NFKC').replace(/\s*%\s*$/, '');
}

/** A sum's result is a share, as in a cell of Excel that shows percentages: `=1/3` is 33.33%. */
function readShare(text: string, type: PercentageType): ReturnType<typeof percentageKind.readTyped> {
  const { decimals } = type;
  const result = readTypedNumber(text, {
    plain: (own) => parseFixed(own, decimals),
    perOne: 10n ** BigInt(decimals + 2),
    whole: false,
  });
  if (!result.ok)
    return failed(explainTypedProblem(result.problem, (problem) => explainNumber(problem, WORDS, type)));
  const { value, rounded: isRounded } = result.value;
  if (!isRounded || typeof value !== 'bigint') return ok({ value });
  return ok({ value, notice: `“${text.trim()}”的结果已四舍五入，录入 ${shown(value, type)}` });
}

function readExact(exact: string, { decimals }: PercentageType): Result<CellValue, string> {
  return /^-?[\d.]+$/.test(exact) ? ok(rounded(exact, decimals + 2)) : failed(`“${exact}”不是数字`);
}

/** As printed: a computed percentage has more decimals than a table shows. */
function rounded(text: string, decimals: number): Amount {
  const { numerator, denominator } = parseRational(text) ?? ZERO;
  return nearestInteger({ numerator: numerator * 10n ** BigInt(decimals), denominator }).integer;
}
