import { type CellValue, isNumber } from '../amount/amount';
import { holds, type Relation } from '../amount/rounding';
import type { ProjectDocument } from '../document/document';
import { oncePer } from '../kit/once-per';
import type { PredicateCall } from '../rule/rule';
import type { CellNumber } from './cell-numbers';
import { sumSide } from './running-sums';
import type { ClosedSides } from './sides';

type Condition = {
  /** For docs and for the pack's author. */
  readonly meaning: string;
  readonly takes: 'cells' | 'words';
  /** Of cells: it looks at numbers, or only whether something stands there. */
  readonly reads?: 'numbers' | 'anything';
  readonly holds: (
    values: readonly CellValue[],
    words: readonly string[],
    document: ProjectDocument,
  ) => boolean | 'unknown';
};

/** The named conditions a rule may carry in its last field. */
export const CONDITIONS: Readonly<Record<string, Condition>> = {
  非负: {
    meaning: '所列各格没有负数',
    takes: 'cells',
    holds: (values) => !values.some((value) => isNumber(value) && value < 0n),
  },
  有负数: {
    meaning: '所列各格中有负数',
    takes: 'cells',
    holds: (values) => values.some((value) => isNumber(value) && value < 0n),
  },
  有数: {
    meaning: '所列各格都填了，没有空的',
    takes: 'cells',
    reads: 'anything',
    holds: (values) => values.every((value) => value !== null),
  },
  无数: {
    meaning: '所列各格都空着',
    takes: 'cells',
    reads: 'anything',
    holds: (values) => values.every((value) => value === null),
  },
  单位性质: {
    meaning: '项目的单位性质是所列之一；没有填写时不执行',
    takes: 'words',
    holds: (_values, words, document) =>
      document.facts.kind === '' ? 'unknown' : words.includes(document.facts.kind),
  },
};

/** A rule's condition over numbered cells. */
export type ConcreteCondition = { readonly cells: readonly CellNumber[]; readonly test: ConcreteTest };

export type ConcreteTest =
  | { readonly kind: 'call'; readonly call: PredicateCall; readonly cells: readonly CellNumber[] }
  | ({ readonly kind: 'comparison'; readonly relation: Relation } & ClosedSides)
  | { readonly kind: 'all' | 'any'; readonly of: readonly ConcreteTest[] };

/** Whether a condition holds now; a rule without one always applies. */
export function conditionHolds(
  given: ConcreteCondition | undefined,
  shown: readonly CellValue[],
  document: ProjectDocument,
): boolean | 'unknown' {
  return given === undefined || testHolds(given.test, shown, document);
}

function testHolds(
  test: ConcreteTest,
  shown: readonly CellValue[],
  document: ProjectDocument,
): boolean | 'unknown' {
  switch (test.kind) {
    case 'call': {
      const condition = CONDITIONS[test.call.name];
      if (!condition)
        throw new Error(`Condition ${test.call.name} passed the pack's check but does not exist`);
      const values = test.cells.map((cell) => shown[cell] ?? null);
      return condition.holds(values, wordsOf(test.call), document);
    }
    case 'comparison':
      return comparisonHolds(test, shown);
    default: {
      const held = test.of.map((one) => testHolds(one, shown, document));
      const decisive = test.kind === 'any';
      if (held.includes(decisive)) return decisive;
      return held.includes('unknown') ? 'unknown' : !decisive;
    }
  }
}

/** The words that a rule's condition names, the same for all its instances. */
const wordsOf = oncePer((call: PredicateCall): readonly string[] =>
  call.arguments.flatMap((argument) => (argument.kind === 'word' ? [argument.word] : [])),
);

/** Blank counts as 0, as in every rule; what is divided by 0 compares with nothing. */
function comparisonHolds(
  { left, relation, right }: Extract<ConcreteTest, { kind: 'comparison' }>,
  shown: readonly CellValue[],
): boolean {
  const [one, other] = [sumSide(left, shown), sumSide(right, shown)];
  if (one.broken || other.broken) return false;
  const value = (sum: CellValue): bigint => (isNumber(sum) ? sum : 0n);
  return holds(value(one.value) - value(other.value), relation);
}
