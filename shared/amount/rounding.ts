import { type Amount, absolute } from './amount';

export type Relation = '=' | '<>' | '<' | '<=' | '>' | '>=';

/** How a comparison came out. `rounding` is 尾差: inside the envelope of amounts printed in 万元, never an error. */
export type Outcome = 'pass' | 'rounding' | 'fail';

/**
 * The widest difference that rounding alone can make between a printed total and the sum of n printed parts:
 * (n + 1) half steps. In 元 (quantum 1) amounts are exact and there is no envelope.
 */
export function envelope(terms: number, quantum: Amount): Amount {
  return quantum === 1n ? 0n : (BigInt(terms + 1) * quantum) / 2n;
}

/** Compares `actual` with `expected`; `terms` is the number of non-blank terms on the summing side, at least 1. */
export function compare(
  actual: Amount,
  relation: Relation,
  expected: Amount,
  terms: number,
  quantum: Amount,
): Outcome {
  const difference = actual - expected;
  if (holds(difference, relation)) return 'pass';
  const within = envelope(terms, quantum);
  return within > 0n && absolute(difference) <= within ? 'rounding' : 'fail';
}

/** Whether two numbers that lie so far apart stand in the relation. */
export function holds(difference: Amount, relation: Relation): boolean {
  switch (relation) {
    case '=':
      return difference === 0n;
    case '<>':
      return difference !== 0n;
    case '<':
      return difference < 0n;
    case '<=':
      return difference <= 0n;
    case '>':
      return difference > 0n;
    case '>=':
      return difference >= 0n;
  }
}
