import { type CellValue, isNumber, isText, textOf } from '../amount/amount';
import { compareRationals, divide, multiply, type Rational, ZERO } from '../amount/rational';
import type { ValueType } from '../kind/kinds';
import { perOne } from '../kind/value-text';
import { normalName } from '../kit/same-name';
import { type Measure, readMeasure, relationOf } from './measure';

/** What a cell says to a reading: its words, or its number in 元, points, shares; blank and — say nothing. */
export type Said = { readonly words: string } | { readonly number: Rational } | undefined;

export function saidIn(value: CellValue, type: ValueType | undefined): Said {
  if (isText(value)) return { words: textOf(value) };
  return isNumber(value)
    ? { number: { numerator: value, denominator: type ? perOne(type) : 1n } }
    : undefined;
}

type Reading = {
  /** For the document on rules. */
  readonly meaning: string;
  readonly least: number;
  readonly most: number;
  /** What it comes to is a share; otherwise it fits beside anything. */
  readonly isShare: boolean;
  readonly read: (cells: readonly Said[]) => Rational | undefined;
};

const WHOLE: Rational = { numerator: 1n, denominator: 1n };

/** Functions of formulas that read words, by their names. */
export const READINGS: Readonly<Record<string, Reading>> = {
  完成比: {
    meaning:
      '目标实现了多少，最多 100%：≥ 按实际除以目标，≤ 按目标除以实际，= 按小的除以大的；方向另有一格时写在目标前面，否则从目标里读（没有写的当 =）；两处文字相同也是 100%，没有可比的数时没有结果',
    least: 2,
    most: 3,
    isShare: true,
    read: (cells) => {
      const [direction, goal, actual] = cells.length === 3 ? cells : [undefined, ...cells];
      return attained(goal, actual, direction && 'words' in direction ? direction.words : undefined);
    },
  },
  数值: {
    meaning: '格里写的数：“≤165000元/年”是 165000，“3万元”是 30000；没有数、有几个数或是日期时没有结果',
    least: 1,
    most: 1,
    isShare: false,
    read: ([said]) => {
      const measure = measureOf(said);
      return measure && multiply(measure.value, measure.times);
    },
  },
};

/** The share of a goal that was reached; `undefined` where the two cannot be compared. */
export function attained(goal: Said, actual: Said, direction: string | undefined): Rational | undefined {
  if (!goal || !actual) return undefined;
  const [wanted, reached] = [measureOf(goal), measureOf(actual)];
  if (!wanted || !reached) return sameWords(goal, actual) ? WHOLE : undefined;
  const [target, value] = comparable(wanted, reached);
  switch ((direction === undefined ? undefined : relationOf(direction)) ?? wanted.relation ?? '=') {
    case '>=':
    case '>':
      return compareRationals(value, target) >= 0 ? WHOLE : shareOf(value, target);
    case '<=':
    case '<':
      return compareRationals(value, target) <= 0 ? WHOLE : shareOf(target, value);
    default: {
      const order = compareRationals(value, target);
      if (order === 0) return WHOLE;
      return order < 0 ? shareOf(value, target) : shareOf(target, value);
    }
  }
}

/** Of the smaller in the larger; what is not above 0 is no share of anything. */
function shareOf(part: Rational, whole: Rational): Rational {
  if (part.numerator <= 0n || whole.numerator <= 0n) return ZERO;
  const share = divide(part, whole);
  return share.ok ? share.value : ZERO;
}

/** A bare number is in the unit of the other: ≤30万元 beside 28. */
function comparable(one: Measure, other: Measure): readonly [Rational, Rational] {
  if (one.unit === '' || other.unit === '') return [one.value, other.value];
  return [multiply(one.value, one.times), multiply(other.value, other.times)];
}

function measureOf(said: Said): Measure | undefined {
  if (!said) return undefined;
  return 'words' in said ? readMeasure(said.words) : { value: said.number, times: WHOLE, unit: '' };
}

function sameWords(one: Said, other: Said): boolean {
  return (
    !!one &&
    !!other &&
    'words' in one &&
    'words' in other &&
    normalName(one.words) === normalName(other.words)
  );
}
