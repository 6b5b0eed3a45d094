import { failed, ok, type Result } from '../kit/result';
import { AMOUNT_LIMIT, absolute, type NumberValue } from './amount';
import { type ArithmeticProblem, evaluateArithmetic, explainArithmeticProblem } from './arithmetic';
import type { AmountProblem } from './parse-amount';
import { multiply, nearestInteger } from './rational';

/** What a clerk's typing of a number means. `rounded`: a sum's result had more decimals than are kept. */
export type TypedNumber = { readonly value: NumberValue; readonly rounded: boolean };

export type TypedProblem = AmountProblem | ArithmeticProblem;

/** How a cell reads numbers. */
export type NumberReader = {
  /** What is no sum. */
  readonly plain: (text: string) => Result<NumberValue, AmountProblem>;
  /** How many of the kept integer make one of what is typed: 100 分 to the 元. */
  readonly perOne: bigint;
  /** A sum must come out whole (counts); otherwise it is rounded half away from zero, as `=100/3` has no exact 分. */
  readonly whole: boolean;
};

/**
 * Reads what was typed into a cell of numbers: a number, or a sum that begins with `=` (or, as from a number pad, with
 * + or −). The sum's value is what counts; the sum itself is not kept.
 */
export function readTypedNumber(text: string, reader: NumberReader): Result<TypedNumber, TypedProblem> {
  const plain = text.normalize('NFKC').trim();
  if (plain.startsWith('=')) return readSum(text, text.replace(/^\s*[=＝]/, ''), reader);
  const value = readPlain(text, reader);
  if (value.ok) return ok({ value: value.value, rounded: false });
  if (value.problem.kind !== 'not-a-number' || !/^[+\-−]/.test(plain)) return value;
  const sum = readSum(text, text, reader);
  return sum.ok || sum.problem.kind === 'division-by-zero' ? sum : value;
}

/** Also with the full stop that Chinese punctuation makes of a point. */
function readPlain(text: string, { plain }: NumberReader): Result<NumberValue, AmountProblem> {
  const value = plain(text);
  if (value.ok) return value;
  const again = plain(text.replace(/(?<=\d)。(?=\d)/g, '.'));
  return again.ok ? again : value;
}

function readSum(
  text: string,
  sum: string,
  { perOne, whole }: NumberReader,
): Result<TypedNumber, TypedProblem> {
  const result = evaluateArithmetic(sum);
  // The clerk is shown what was typed, sign and all.
  if (!result.ok) return failed({ ...result.problem, text });
  const { integer, isExact } = nearestInteger(multiply(result.value, { numerator: perOne, denominator: 1n }));
  if (whole && !isExact) return failed({ kind: 'fraction-of-a-count', text });
  if (absolute(integer) > AMOUNT_LIMIT) return failed({ kind: 'too-large', text });
  return ok({ value: integer, rounded: !isExact });
}

/** One sentence in the clerk's words; how a plain number is explained is the kind's. */
export function explainTypedProblem(
  problem: TypedProblem,
  explainPlain: (problem: AmountProblem) => string,
): string {
  switch (problem.kind) {
    case 'unknown-sign':
    case 'unfinished':
    case 'brackets':
    case 'missing-operator':
    case 'division-by-zero':
    case 'too-long':
      return explainArithmeticProblem(problem);
    default:
      return explainPlain(problem);
  }
}
