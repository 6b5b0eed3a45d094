import { z } from 'zod';
import {
  type Amount,
  FEN_PER,
  type NumberValue,
  QUANTUM,
  SCALE_NAMES,
  SCALE_OF,
  SCALE_WORDS,
  type Scale,
  type ScaleWord,
} from '../amount/amount';
import { decimalText, displayAmount, exactAmount, grouped, roundedAmount } from '../amount/format-amount';
import { ownUnit } from '../amount/own-unit';
import { type AmountProblem, explainAmountProblem, parseAmount } from '../amount/parse-amount';
import { nearestInteger } from '../amount/rational';
import { explainTypedProblem, readTypedNumber } from '../amount/typed-number';
import { failed, ok, type Result } from '../kit/result';
import type { Kind } from './kind';
import { readPastedAmount } from './pasted-amount';

/** Money in 分. `scale`: the 金额单位 of a column that has one of its own, whatever the rest of its table is in. */
export type AmountType = { readonly kind: 'amount'; readonly scale?: ScaleWord | undefined };

export const amountKind: Kind<AmountType, Amount> = {
  name: '金额',
  parameters: z.strictObject({
    scale: z.enum(SCALE_WORDS, { error: '金额单位只能是 元、千元、万元 或 亿元' }).optional(),
  }),
  align: 'right',
  measures: 'money',
  ownScale: ({ scale }) => (scale === undefined ? undefined : SCALE_OF[scale]),
  calculates: true,
  options: () => [],
  measure: () => '',
  holds: (value) => typeof value === 'bigint',
  read(text, type, shown) {
    const scale = scaleOf(type, shown);
    const parsed = parseAmount(text, scale);
    return parsed.ok ? parsed : failed(explainAmountProblem(parsed.problem, scale));
  },
  readTyped(text, type, shown) {
    const scale = scaleOf(type, shown);
    const read = readTypedNumber(text, {
      plain: (number) => withUnit(number, scale),
      perOne: FEN_PER[scale],
      whole: false,
    });
    if (!read.ok)
      return failed(explainTypedProblem(read.problem, (problem) => explainAmountProblem(problem, scale)));
    const { value, rounded } = read.value;
    if (!rounded || typeof value !== 'bigint') return ok({ value });
    const notice = `“${text.trim()}”的结果有分以下的小数，已四舍五入，录入 ${displayAmount(value, 'yuan')} 元`;
    return ok({ value, notice });
  },
  readCell(cell, type, scale) {
    if (cell.percent) return failed(`“${cell.text}”按百分比显示，不是金额`);
    if (cell.date) return failed('是日期，不是金额');
    return this.read(cell.text, type, scale);
  },
  readPasted: (cell, type, scale) => readPastedAmount(cell, scaleOf(type, scale)),
  display: (value, type, scale) => displayAmount(value, scaleOf(type, scale)),
  edit: (value, type, scale) => exactAmount(value, scaleOf(type, scale)),
  sentence(value, type, shown) {
    const scale = scaleOf(type, shown);
    return `${grouped(exactAmount(value, scale))}${SCALE_NAMES[scale]}`;
  },
  plain: (value) => decimalText(value, 2),
  plainWords: () => '两位小数的金额',
  parsePlain: (text) => (/^-?\d+\.\d\d$/.test(text) ? BigInt(text.replace('.', '')) : undefined),
  workbook: (value, type, scale) => ({ kind: 'number', text: roundedAmount(value, scaleOf(type, scale)) }),
  exactWorkbook: (value, type, scale) => ({ kind: 'number', text: exactAmount(value, scaleOf(type, scale)) }),
  format: () => '#,##0.00',
  mean: (sum, count, type, scale) =>
    displayAmount(nearestInteger({ numerator: sum, denominator: count }).integer, scaleOf(type, scale)),
  written: () => FEN_PER.yuan,
  perOne: () => FEN_PER.yuan,
  quantum: (type, scale) => QUANTUM[scaleOf(type, scale)],
};

function scaleOf({ scale }: AmountType, shown: Scale): Scale {
  return scale === undefined ? shown : SCALE_OF[scale];
}

/** With a unit of its own if one is written: `1.5万元`. */
function withUnit(text: string, scale: Scale): Result<NumberValue, AmountProblem> {
  const value = parseAmount(text, scale);
  const unit = value.ok ? undefined : ownUnit(text);
  const again = unit && parseAmount(unit.number, unit.scale);
  return again?.ok ? again : value;
}
