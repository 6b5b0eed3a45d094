import { failed, ok, type Result } from '../kit/result';
import { AMOUNT_LIMIT, absolute, DECIMALS, NOT_APPLICABLE, type NumberValue, type Scale } from './amount';

/** Why a text is no amount. Told to the clerk by `explainAmountProblem`. */
export type AmountProblem = {
  readonly kind:
    | 'not-a-number'
    | 'percentage'
    | 'grouping'
    | 'too-many-decimals'
    | 'fraction-of-a-count'
    | 'too-large';
  readonly text: string;
};

const DASHES = /^[-—－–―]+$/;
/** The table's own unit behind an amount says nothing new; another one is a contradiction, and no number. */
const UNIT_BEHIND: Readonly<Record<Scale, RegExp>> = {
  yuan: /(?<=[\d０-９)）]\s*)元\s*$/,
  wanyuan: /(?<=[\d０-９)）]\s*)万\s*元\s*$/,
};
/** Spaces that nobody sees, and the apostrophe that makes a cell a text. */
const INVISIBLE = /[\s\u200b-\u200d\u2060]+/g;
const PLAIN_NUMBER = /^\d*(\.\d*)?$/;
const GROUPED_NUMBER = /^\d{1,3}(,\d{3})+(\.\d*)?$/;

/**
 * Reads an amount that a clerk typed or a workbook holds; more decimals than the scale has (two in 元, six in 万元,
 * trailing zeros aside) is a problem.
 */
export function parseAmount(text: string, scale: Scale): Result<NumberValue, AmountProblem> {
  return parseFixed(text.replace(UNIT_BEHIND[scale], ''), DECIMALS[scale]);
}

/** People, vehicles, sets: whole numbers, whatever the scale of the table's amounts. */
export function parseCount(text: string): Result<NumberValue, AmountProblem> {
  const parsed = parseFixed(text, 0);
  if (!parsed.ok && parsed.problem.kind === 'too-many-decimals') {
    return failed({ kind: 'fraction-of-a-count', text });
  }
  return parsed;
}

/**
 * Reads a number of at most `decimals` decimals as the integer of so many implied ones: `1.5` with two → 150.
 * Full-width digits, ￥, thousands separators in groups of three and accounting brackets for negatives are understood.
 * Nothing is rounded: more decimals, trailing zeros aside, are a problem, and so is a percentage.
 */
export function parseFixed(text: string, decimals: number): Result<NumberValue, AmountProblem> {
  const plain = text.normalize('NFKC').replace(INVISIBLE, '').replace(/^'/, '');
  if (plain === '') return ok(null);
  if (DASHES.test(plain)) return ok(NOT_APPLICABLE);
  if (plain.includes('%')) return failed({ kind: 'percentage', text });

  const bracketed = /^\((.*)\)$/.exec(plain);
  let rest = (bracketed?.[1] ?? plain).replace(/^([+\-−－]?)[¥￥]/, '$1');
  const signed = /^[-−－]/.test(rest);
  if (signed && bracketed) return failed({ kind: 'not-a-number', text });
  rest = rest.replace(/^[+\-−－]/, '');

  if (rest.includes(',') && !GROUPED_NUMBER.test(rest)) return failed({ kind: 'grouping', text });
  const number = rest.replaceAll(',', '');
  if (!PLAIN_NUMBER.test(number) || !/\d/.test(number)) return failed({ kind: 'not-a-number', text });

  const [whole = '', fraction = ''] = number.split('.');
  const significant = fraction.replace(/0+$/, '');
  if (significant.length > decimals) return failed({ kind: 'too-many-decimals', text });

  const magnitude = BigInt(whole + significant.padEnd(decimals, '0') || '0');
  const value = signed || bracketed ? -magnitude : magnitude;
  return absolute(value) > AMOUNT_LIMIT ? failed({ kind: 'too-large', text }) : ok(value);
}

/** One sentence in the clerk's words; the caller adds the place. */
export function explainAmountProblem(problem: AmountProblem, scale: Scale): string {
  const shown = `“${problem.text}”`;
  switch (problem.kind) {
    case 'not-a-number':
      return `${shown}不是数字，请输入金额，例如 1234.56`;
    case 'percentage':
      return `${shown}是百分比，不是金额，请输入金额`;
    case 'grouping':
      return `${shown}的千分位逗号位置不对，请写成 1,234.56 或 1234.56`;
    case 'too-many-decimals':
      return scale === 'yuan'
        ? `${shown}的小数超过两位（金额精确到分），请核对后输入`
        : `${shown}的小数超过六位（万元精确到分），请核对后输入`;
    case 'fraction-of-a-count':
      return `${shown}不是整数，数量只能是整数`;
    case 'too-large':
      return `${shown}超出可记录的范围（±90 万亿元），请核对金额单位`;
  }
}
