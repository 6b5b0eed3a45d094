import { failed, ok, type Result } from '../kit/result';
import {
  AMOUNT_LIMIT,
  type Amount,
  absolute,
  type CellValue,
  FEN_PER,
  type Scale,
  type ValueType,
} from './amount';
import { type ArithmeticProblem, evaluateArithmetic, explainArithmeticProblem } from './arithmetic';
import { ownUnit } from './own-unit';
import { type AmountProblem, explainAmountProblem, parseValue } from './parse-amount';
import { multiply, nearestInteger, type Rational } from './rational';

/** What a clerk's typing means. `rounded`: a sum's result had more decimals than 分 and was rounded to it. */
export type TypedValue = { readonly value: CellValue; readonly rounded: boolean };

export type TypedProblem = AmountProblem | ArithmeticProblem;

/**
 * Reads what was typed into a cell: an amount, with a unit of its own if one is written, or a sum that begins with `=`
 * (or, as from a number pad, with + or −). The sum's value is what counts; the sum itself is not kept. Unlike a plain
 * amount, a sum with more decimals than 分 is rounded half away from zero, since `=100/3` has no exact 分; a count must
 * come out whole.
 */
export function readTyped(text: string, type: ValueType, scale: Scale): Result<TypedValue, TypedProblem> {
  const plain = text.normalize('NFKC').trim();
  if (plain.startsWith('=')) return readSum(text, text.replace(/^\s*[=＝]/, ''), type, scale);
  const value = readPlain(text, type, scale);
  if (value.ok) return ok({ value: value.value, rounded: false });
  if (value.problem.kind !== 'not-a-number' || !/^[+\-−]/.test(plain)) return value;
  const sum = readSum(text, text, type, scale);
  return sum.ok || sum.problem.kind === 'division-by-zero' ? sum : value;
}

/** An amount, perhaps with its own unit (`1.5万元`), and with the full stop that Chinese punctuation makes of a point. */
function readPlain(text: string, type: ValueType, scale: Scale): Result<CellValue, AmountProblem> {
  const value = parseValue(text, type, scale);
  if (value.ok) return value;
  const pointed = text.replace(/(?<=\d)。(?=\d)/g, '.');
  const unit = type === 'amount' ? ownUnit(pointed) : undefined;
  const again = parseValue(unit?.number ?? pointed, type, unit?.scale ?? scale);
  return again.ok ? again : value;
}

function readSum(text: string, sum: string, type: ValueType, scale: Scale): Result<TypedValue, TypedProblem> {
  const result = evaluateArithmetic(sum);
  // The clerk is shown what was typed, sign and all.
  if (!result.ok) return failed({ ...result.problem, text });
  const { integer, isExact } = nearestInteger(inSmallestUnit(result.value, type, scale));
  if (type === 'count' && !isExact) return failed({ kind: 'fraction-of-a-count', text });
  if (absolute(integer) > AMOUNT_LIMIT) return failed({ kind: 'too-large', text });
  return ok({ value: integer, rounded: !isExact });
}

function inSmallestUnit(value: Rational, type: ValueType, scale: Scale): Rational {
  const units: Amount = type === 'count' ? 1n : FEN_PER[scale];
  return multiply(value, { numerator: units, denominator: 1n });
}

/** One sentence in the clerk's words; the caller adds the place. */
export function explainTypedProblem(problem: TypedProblem, scale: Scale): string {
  switch (problem.kind) {
    case 'unknown-sign':
    case 'unfinished':
    case 'brackets':
    case 'missing-operator':
    case 'division-by-zero':
    case 'too-long':
      return explainArithmeticProblem(problem);
    default:
      return explainAmountProblem(problem, scale);
  }
}
