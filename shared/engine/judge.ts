import { type CellValue, isNumber, NOT_APPLICABLE, QUANTUM } from '../amount/amount';
import { compare } from '../amount/rounding';
import { type ProjectDocument, tablesIn } from '../document/document';
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

  const left = sumSide(identity.left, shown);
  const right = sumSide(identity.right, shown);
  const actual = isNumber(left.value) ? left.value : 0n;
  const expected = isNumber(right.value) ? right.value : 0n;
  const terms = Math.max(countTerms(identity.left, shown), countTerms(identity.right, shown));
  return {
    state: compare(actual, identity.relation, expected, terms, quantumOf(cells, structure, document)),
    actual,
    expected,
    reason: '',
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
function isDash(side: Side, shown: readonly CellValue[]): boolean {
  const [only] = side.cells;
  return side.cells.length === 1 && only !== undefined && shown[only] === NOT_APPLICABLE;
}

/** The coarsest step among the tables whose amounts the identity reads; counts are exact everywhere. */
function quantumOf(cells: readonly number[], structure: Structure, document: ProjectDocument): bigint {
  for (const cell of cells) {
    const known = structure.cells[cell];
    if (known?.type !== 'amount') continue;
    if (tablesIn(document, known.address.book)?.get(known.address.table)?.scale === 'wanyuan')
      return QUANTUM.wanyuan;
  }
  return QUANTUM.yuan;
}

function without(state: FindingState, reason: string): Judgement {
  return { state, actual: null, expected: null, reason };
}
