import { add, compareRationals, negate, type Rational, roundTo, ZERO } from '#shared/amount/rational';
import { FormulaTrouble, type FormulaValue, numberOf } from './formula-value';
import type { FormulaNode } from './parse-formula';

/** How a function gets at its arguments; those it does not ask for are never computed. */
export type Arguments = {
  readonly value: (part: FormulaNode) => FormulaValue;
  readonly values: (part: FormulaNode) => {
    readonly cells: boolean;
    readonly values: readonly FormulaValue[];
  };
};

/** The functions that disclosure templates use. Any other is a reason, not a guess. */
export function callFunction(name: string, parts: readonly FormulaNode[], given: Arguments): FormulaValue {
  switch (name) {
    case 'SUM':
      return number(numbers(parts, given).reduce(add, ZERO));
    case 'MAX':
      return number(extreme(numbers(parts, given), 1));
    case 'MIN':
      return number(extreme(numbers(parts, given), -1));
    case 'ABS': {
      const [of] = exactly(name, parts, 1, 1);
      const value = numberOf(given.value(of));
      return number(value.numerator < 0n ? negate(value) : value);
    }
    case 'ROUND': {
      const [of, digits] = exactly(name, parts, 2, 2);
      const value = numberOf(given.value(of));
      return number(roundTo(value, digits === undefined ? 0 : wholeNumber(numberOf(given.value(digits)))));
    }
    case 'IF': {
      const [condition, then, otherwise] = exactly(name, parts, 2, 3);
      if (numberOf(given.value(condition)).numerator !== 0n) {
        return then === undefined ? { kind: 'boolean', value: true } : given.value(then);
      }
      return otherwise === undefined ? { kind: 'boolean', value: false } : given.value(otherwise);
    }
    default:
      throw new FormulaTrouble(`function ${name}`);
  }
}

/** In cells only numbers count; a text or a truth in them is passed over, an error is not. */
function numbers(parts: readonly FormulaNode[], given: Arguments): readonly Rational[] {
  return parts.flatMap((part) => {
    const { cells, values } = given.values(part);
    if (!cells) return values.map(numberOf);
    return values.filter(({ kind }) => kind === 'number' || kind === 'error').map(numberOf);
  });
}

function extreme(values: readonly Rational[], direction: 1 | -1): Rational {
  const [first = ZERO, ...rest] = values;
  return rest.reduce((best, value) => (compareRationals(value, best) * direction > 0 ? value : best), first);
}

function exactly(
  name: string,
  parts: readonly FormulaNode[],
  least: number,
  most: number,
): readonly [FormulaNode, ...FormulaNode[]] {
  const [first, ...rest] = parts;
  if (first === undefined || parts.length < least || parts.length > most) {
    throw new FormulaTrouble(`${name} with ${parts.length} arguments`);
  }
  return [first, ...rest];
}

function wholeNumber({ numerator, denominator }: Rational): number {
  const whole = Number(numerator / denominator);
  if (Math.abs(whole) > 30) throw new FormulaTrouble(`ROUND to ${whole} digits`);
  return whole;
}

function number(value: Rational): FormulaValue {
  return { kind: 'number', value };
}
