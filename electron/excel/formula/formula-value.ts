import {
  add,
  compareRationals,
  divide,
  multiply,
  negate,
  type Rational,
  roundTo,
  ZERO,
} from '#shared/amount/rational';
import type { Operator } from './parse-formula';

export type FormulaValue =
  | { readonly kind: 'number'; readonly value: Rational }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'error'; readonly text: string }
  | { readonly kind: 'blank' };

/** Every quotient that can matter to an amount is exact long before; without an end denominators would grow and grow. */
const QUOTIENT_DECIMALS = 30;

/** Stops an evaluation; becomes the note's reason. */
export class FormulaTrouble extends Error {}

/** A blank counts as 0, a truth as 1; text is never taken for a number here. */
export function numberOf(value: FormulaValue): Rational {
  if (value.kind === 'number') return value.value;
  if (value.kind === 'blank') return ZERO;
  if (value.kind === 'boolean') return { numerator: value.value ? 1n : 0n, denominator: 1n };
  throw new FormulaTrouble(
    value.kind === 'error' ? `error ${value.text}` : `text "${value.text}" as a number`,
  );
}

export function operate(operator: Operator, left: FormulaValue, right: FormulaValue): FormulaValue {
  switch (operator) {
    case '+':
      return number(add(numberOf(left), numberOf(right)));
    case '-':
      return number(add(numberOf(left), negate(numberOf(right))));
    case '*':
      return number(multiply(numberOf(left), numberOf(right)));
    case '/': {
      const quotient = divide(numberOf(left), numberOf(right));
      if (!quotient.ok) throw new FormulaTrouble('division by zero');
      return number(roundTo(quotient.value, QUOTIENT_DECIMALS));
    }
    default:
      return { kind: 'boolean', value: holds(operator, order(left, right)) };
  }
}

function holds(operator: Exclude<Operator, '+' | '-' | '*' | '/'>, difference: number): boolean {
  switch (operator) {
    case '=':
      return difference === 0;
    case '<>':
      return difference !== 0;
    case '<':
      return difference < 0;
    case '>':
      return difference > 0;
    case '<=':
      return difference <= 0;
    case '>=':
      return difference >= 0;
  }
}

/** As in Excel: numbers before texts before truths, texts without case, a blank like whatever it meets. */
function order(left: FormulaValue, right: FormulaValue): number {
  const [one, other] = [filled(left, right), filled(right, left)];
  if (one.kind === 'text' && other.kind === 'text') {
    const [a, b] = [one.text.toLowerCase(), other.text.toLowerCase()];
    return a < b ? -1 : a > b ? 1 : 0;
  }
  const ranks = [one, other].map(({ kind }) => (kind === 'text' ? 1 : kind === 'boolean' ? 2 : 0));
  const [rank = 0, otherRank = 0] = ranks;
  return rank === otherRank ? compareRationals(numberOf(one), numberOf(other)) : rank - otherRank;
}

function filled(value: FormulaValue, beside: FormulaValue): FormulaValue {
  if (value.kind !== 'blank') return value;
  if (beside.kind === 'text') return { kind: 'text', text: '' };
  return beside.kind === 'boolean' ? { kind: 'boolean', value: false } : number(ZERO);
}

function number(value: Rational): FormulaValue {
  return { kind: 'number', value };
}
