import { type Amount, type CellValue, isNumber, NOT_APPLICABLE } from '../amount/amount';
import { compare, holds } from '../amount/rounding';
import type { ProjectDocument } from '../document/document';
import { type ConcreteCondition, conditionHolds } from './conditions';
import type { FindingState } from './finding';
import type { Identity } from './identity';
import { type RunningSums, type Sum, sumSide } from './running-sums';
import { cellsOfSide, isPlain, isPrintedSum, type KeptSide } from './side';

/** What an identity says about the values now. `reason` tells why it did not run or does not apply. */
export type Judgement = {
  readonly state: FindingState;
  readonly actual: bigint | null;
  readonly expected: bigint | null;
  readonly reason: string;
};

/** How an identity stands, and why: see the states in `Finding`. `sums` are those of the same values, kept. */
export function judge(
  identity: Identity,
  shown: readonly CellValue[],
  document: ProjectDocument,
  sums?: RunningSums,
): Judgement {
  const { keptLeft: left, keptRight: right, relation } = identity;
  if (identity.notRun !== undefined) return without('not-run', identity.notRun);
  const unmet = unmetCondition(identity.condition, shown, document);
  if (unmet) return without(unmet.state, unmet.reason);
  const { actual, expected, terms, quantum, isBlank, isBroken, isUnread } = weigh(identity, shown, sums);
  if (isBlank) return without('not-applicable', '各格均为空');
  if (isUnread) return without('not-applicable', '所读的格里没有可比的数');
  if (isBroken) return without('not-applicable', '除数为零或空');
  if (isDash(left, shown) || isDash(right, shown)) return without('not-applicable', '有不适用的格');
  return { state: compare(actual, relation, expected, terms, quantum), actual, expected, reason: '' };
}

/**
 * Whether an identity passes, seen without weighing it as a whole; false: nothing is known yet. Most of those that an
 * edit reaches pass before and after: both sides are numbers, nothing is asked, and the relation holds. What is computed
 * of a derived cell is the sum of its right side.
 */
export function plainlyPasses(identity: Identity, { shown, computed, sums }: ShownValues): boolean {
  const { keptLeft, keptRight, relation } = identity;
  if (identity.isConditional || identity.notRun !== undefined) return false;
  const actual = typeof keptLeft === 'number' ? shown[keptLeft] : plainValue(keptLeft, sums);
  if (typeof actual !== 'bigint') return false;
  if (identity.isDerivation && relation === '=' && typeof keptLeft === 'number')
    return computed[keptLeft] === actual;
  const expected = typeof keptRight === 'number' ? shown[keptRight] : plainValue(keptRight, sums);
  return typeof expected === 'bigint' && holds(actual - expected, relation);
}

/** The values of now. */
type ShownValues = {
  readonly shown: readonly CellValue[];
  readonly computed: readonly (CellValue | undefined)[];
  readonly sums: RunningSums;
};

function plainValue(side: Exclude<KeptSide, number>, sums: RunningSums): CellValue {
  return isPlain(side) || !side.formula ? sums.of(side).value : null;
}

/** What an identity's sides come to; blank counts as 0. */
export type Weighed = {
  readonly actual: Amount;
  readonly expected: Amount;
  /** Number of rounded terms on the longer side, at least 1; one less where the other side is exact, a limit say. */
  readonly terms: number;
  /** The coarsest step to which a cell that it reads is printed. */
  readonly quantum: Amount;
  /** None of its cells is a number. */
  readonly isBlank: boolean;
  /** A side has no value: something is divided by 0. */
  readonly isBroken: boolean;
  /** A side has no value: what its cells say in words cannot be read. */
  readonly isUnread: boolean;
};

export function weigh(identity: Identity, shown: readonly CellValue[], sums?: RunningSums): Weighed {
  const sumOf = (side: KeptSide): Sum => (sums ? sums.of(side) : sumSide(side, shown));
  const left = sumOf(identity.keptLeft);
  const right = sumOf(identity.keptRight);
  return {
    actual: isNumber(left.value) ? left.value : 0n,
    expected: isNumber(right.value) ? right.value : 0n,
    terms: roundedTerms(identity, left.terms, right.terms),
    quantum: identity.quantum,
    isBlank: left.terms + right.terms === 0,
    isBroken: left.broken === true || right.broken === true,
    isUnread: left.unread === true || right.unread === true,
  };
}

/** `envelope` counts one rounded number more than these: the printed total. An exact side has none. */
function roundedTerms({ keptLeft, keptRight, lacking }: Identity, ofLeft: number, ofRight: number): number {
  if (!lacking && isExact(keptLeft)) return Math.max(ofRight, 1) - 1;
  if (!lacking && isExact(keptRight)) return Math.max(ofLeft, 1) - 1;
  return Math.max(ofLeft, ofRight, 1);
}

/** Nothing printed was rounded to make it. */
function isExact(side: KeptSide): boolean {
  if (typeof side === 'number' || isPlain(side)) return false;
  return !isPrintedSum(side) && (side.constant !== 0n || side.formula !== undefined);
}

/** Why a rule over 单位性质 is not run: nobody has filled it in. */
export const KIND_NOT_SAID = '项目没有填写单位性质';

/** What a rule is while its condition does not hold; `undefined` when it holds, or there is none. */
export function unmetCondition(
  condition: ConcreteCondition | undefined,
  shown: readonly CellValue[],
  document: ProjectDocument,
): { readonly state: 'not-run' | 'not-applicable'; readonly reason: string } | undefined {
  const held = conditionHolds(condition, shown, document);
  if (held === 'unknown') return { state: 'not-run', reason: KIND_NOT_SAID };
  return held ? undefined : { state: 'not-applicable', reason: '条件不成立' };
}

/** A side that is one single — takes part in no comparison; inside a sum it is left out. */
export function isDash(side: KeptSide, shown: readonly CellValue[]): boolean {
  if (typeof side === 'number') return shown[side] === NOT_APPLICABLE;
  const cells = cellsOfSide(side);
  const [only] = cells;
  return cells.length === 1 && only !== undefined && shown[only] === NOT_APPLICABLE;
}

function without(state: FindingState, reason: string): Judgement {
  return { state, actual: null, expected: null, reason };
}
