import { type CellValue, isNumber, NOT_APPLICABLE } from '../amount/amount';
import { compare } from '../amount/rounding';
import { type ProjectDocument, tablesIn } from '../document/document';
import { quantumOf } from '../kind/value-text';
import { type ConcreteCondition, conditionHolds } from './conditions';
import type { FindingState } from './finding';
import type { Identity, Side } from './identity';
import type { Structure } from './structure';
import { countTerms, sumSide } from './values';

/** What an identity says about the values now. `reason` tells why it did not run or does not apply. */
export type Judgement = {
  readonly state: FindingState;
  readonly actual: bigint | null;
  readonly expected: bigint | null;
  readonly reason: string;
};

/** How an identity stands, and why: see the states in `Finding`. */
export function judge(
  identity: Identity,
  shown: readonly CellValue[],
  structure: Structure,
  document: ProjectDocument,
): Judgement {
  if (identity.notRun !== undefined) return without('not-run', identity.notRun);
  const unmet = unmetCondition(identity.condition, shown, document);
  if (unmet) return without(unmet.state, unmet.reason);
  const cells = [...identity.left.cells, ...identity.right.cells];
  if (cells.every((cell) => !isNumber(shown[cell] ?? null))) return without('not-applicable', '各格均为空');
  if (isDash(identity.left, shown) || isDash(identity.right, shown))
    return without('not-applicable', '有不适用的格');

  const { actual, expected, terms, quantum } = weigh(identity, shown, structure, document);
  return {
    state: compare(actual, identity.relation, expected, terms, quantum),
    actual,
    expected,
    reason: '',
  };
}

/** What the two sides come to, a blank one to 0, and what their comparison allows for rounding (`envelope`). */
export function weigh(
  identity: Identity,
  shown: readonly CellValue[],
  structure: Structure,
  document: ProjectDocument,
): { readonly actual: bigint; readonly expected: bigint; readonly terms: number; readonly quantum: bigint } {
  const left = sumSide(identity.left, shown).value;
  const right = sumSide(identity.right, shown).value;
  return {
    actual: isNumber(left) ? left : 0n,
    expected: isNumber(right) ? right : 0n,
    terms: Math.max(countTerms(identity.left, shown), countTerms(identity.right, shown)),
    quantum: coarsestStep([...identity.left.cells, ...identity.right.cells], structure, document),
  };
}

/** What a rule is while its condition does not hold; `undefined` when it holds, or there is none. */
export function unmetCondition(
  condition: ConcreteCondition | undefined,
  shown: readonly CellValue[],
  document: ProjectDocument,
): { readonly state: FindingState; readonly reason: string } | undefined {
  const held = conditionHolds(condition, shown, document);
  if (held === 'unknown') return { state: 'not-run', reason: '项目没有填写单位性质' };
  return held ? undefined : { state: 'not-applicable', reason: '条件不成立' };
}

/** A side that is one single — takes part in no comparison; inside a sum it is left out. */
export function isDash(side: Side, shown: readonly CellValue[]): boolean {
  const [only] = side.cells;
  return side.cells.length === 1 && only !== undefined && shown[only] === NOT_APPLICABLE;
}

/** The coarsest step to which a cell that the identity reads is printed. */
function coarsestStep(cells: readonly number[], structure: Structure, document: ProjectDocument): bigint {
  let coarsest = 1n;
  for (const cell of cells) {
    const known = structure.cells[cell];
    if (!known) continue;
    const { book, table } = known.address;
    const step = quantumOf(known.type, tablesIn(document, book)?.get(table)?.scale ?? 'yuan');
    if (step > coarsest) coarsest = step;
  }
  return coarsest;
}

function without(state: FindingState, reason: string): Judgement {
  return { state, actual: null, expected: null, reason };
}
