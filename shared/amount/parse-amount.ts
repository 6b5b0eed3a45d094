import { failed, ok, type Result } from '../kit/result';
import { AMOUNT_LIMIT, absolute, NOT_APPLICABLE, type NumberValue, SCALE_NAMES, type Scale } from './amount';
import { moneyPower, POWER_OF } from './money-unit';

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
const UNIT_BEHIND = /(?<=[\d０-９)）]\s*)((?:[十百千万亿]\s*)*元)\s*$/;
/** Spaces that nobody sees, and the apostrophe that makes a cell a text. */
const INVISIBLE = /[\s\u200b-\u200d\u2060]+/g;
/**
 * Fractions, circled and raised digits say something else than the digits they look like; numbers on two lines are two
 * numbers, unless each digit has a line of its own.
 */
const NO_DIGITS = /(?![0-9０-９])\p{N}|\d{2}\s*[\n\r\t]\s*\d|\d\s*[\n\r\t]\s*\d{2}/u;
/** Spaces within a number part thousands, or its digits one by one; anything else is two numbers in one cell. */
const SPACED = /\d[ \u00a0\u2000-\u200a\u202f\u205f\u3000]+\d/;
const SPACED_NUMBER = /^\D*(?:\d{1,3}(?: \d{3})+|\d(?: \d)*)(?:\.\d*)?\D*$/;
const PLAIN_NUMBER = /^\d*(\.\d*)?$/;
/** As number cells of a workbook are read: most texts by far. */
const STORED_NUMBER = /^-?\d+(?:\.\d+)?$/;
const GROUPED_NUMBER = /^(?!0)\d{1,3}(,\d{3})+(\.\d*)?$/;

/**
 * Reads an amount that a clerk typed or a workbook holds; more decimals than the scale has (two in 元, six in 万元,
 * trailing zeros aside) is a problem.
 */
export function parseAmount(text: string, scale: Scale): Result<NumberValue, AmountProblem> {
  return parseAmountIn(text, POWER_OF[scale]);
}

/**
 * The same in any unit of money, by its power of ten over 元 (千元 3, 亿元 8; below 0 where less than a 元 is counted):
 * as many decimals as reach the 分.
 */
export function parseAmountIn(text: string, power: number): Result<NumberValue, AmountProblem> {
  if (power >= -2 && STORED_NUMBER.test(text)) return parseDigits(text, text, power + 2);
  const unit = UNIT_BEHIND.exec(text)?.[1]?.replace(/\s+/g, '');
  const number = unit !== undefined && moneyPower(unit) === power ? text.replace(UNIT_BEHIND, '') : text;
  if (power >= -2) return parseFixed(number, power + 2);
  const whole = parseFixed(number, 0);
  const fen = 10n ** BigInt(-2 - power);
  if (!whole.ok || typeof whole.value !== 'bigint') return whole;
  return whole.value % fen === 0n ? ok(whole.value / fen) : failed({ kind: 'too-many-decimals', text });
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
  if (STORED_NUMBER.test(text)) return parseDigits(text, text, decimals);
  const plain = text.normalize('NFKC').replace(INVISIBLE, '').replace(/^'/, '');
  if (plain === '') return ok(null);
  if (NO_DIGITS.test(text) || isTwoNumbers(text)) return failed({ kind: 'not-a-number', text });
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

  return parseDigits(signed || bracketed ? `-${number}` : number, text, decimals);
}

function isTwoNumbers(text: string): boolean {
  if (!SPACED.test(text.normalize('NFKC'))) return false;
  return !SPACED_NUMBER.test(
    text
      .normalize('NFKC')
      .replace(/[\s\u200b-\u200d\u2060]+/g, ' ')
      .trim(),
  );
}

/** A number in digits with a sign or none; `text` is as it was written. */
function parseDigits(number: string, text: string, decimals: number): Result<NumberValue, AmountProblem> {
  const isNegative = number.startsWith('-');
  const [whole = '', fraction = ''] = (isNegative ? number.slice(1) : number).split('.');
  const significant = fraction.replace(/0+$/, '');
  if (significant.length > decimals) return failed({ kind: 'too-many-decimals', text });

  const magnitude = BigInt(whole + significant.padEnd(decimals, '0') || '0');
  const value = isNegative ? -magnitude : magnitude;
  return absolute(value) > AMOUNT_LIMIT ? failed({ kind: 'too-large', text }) : ok(value);
}

const MOST_DECIMALS: Readonly<Record<Scale, string>> = {
  yuan: '两',
  qianyuan: '五',
  wanyuan: '六',
  yiyuan: '十',
};

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
        : `${shown}的小数超过${MOST_DECIMALS[scale]}位（${SCALE_NAMES[scale]}精确到分），请核对后输入`;
    case 'fraction-of-a-count':
      return `${shown}不是整数，数量只能是整数`;
    case 'too-large':
      return `${shown}超出可记录的范围（±90 万亿元），请核对金额单位`;
  }
}
