import type { Amount } from '../amount/amount';
import type { Relation } from '../amount/rounding';
import type { AddressText } from '../document/address';
import type { ValueType } from '../kind/kinds';
import { isSameList } from '../kit/lists';
import type { LineKey, Rule } from '../rule/rule';
import type { CellNumber } from './cell-numbers';
import type { ConcreteCondition } from './conditions';
import type { Side } from './side';

/** A rule made concrete: one comparison over numbered cells. */
export type Identity = {
  readonly rule: Rule;
  readonly relation: Relation;
  readonly left: Side;
  readonly right: Side;
  /** The line its left side names although the table lacks it (X-9: a code that 03 has not); it counts as 0. */
  readonly lacking: LackingLine | undefined;
  /** The cell this identity derives while its condition holds; absent when it only checks. */
  readonly derives: CellNumber | undefined;
  readonly condition: ConcreteCondition | undefined;
  /** Why it cannot run: a table, last year's workbook or a fact is not there. */
  readonly notRun: string | undefined;
  /** What its sides come to: 金额, or what its cells hold. */
  readonly type: ValueType;
  /** The coarsest step to which a cell that it reads is printed: it makes the rounding envelope. */
  readonly quantum: Amount;
};

export type LackingLine = {
  readonly tableName: string;
  readonly address: AddressText;
  readonly line: LineKey;
};

/** Both sides are sums, so that a cell moves them by as much as it moves itself. */
export function isLinear({ left, right }: Pick<Identity, 'left' | 'right'>): boolean {
  return !left.formula && !right.formula;
}

/** Whether two expansions of one rule at one place came to the same. */
export function isSameIdentity(one: Identity, other: Identity): boolean {
  return (
    one.derives === other.derives &&
    one.lacking?.address === other.lacking?.address &&
    isSameSide(one.left, other.left) &&
    isSameSide(one.right, other.right) &&
    isSameList(one.condition?.cells ?? [], other.condition?.cells ?? [])
  );
}

function isSameSide(one: Side, other: Side): boolean {
  return isSameList(one.cells, other.cells) && isSameList(one.signs, other.signs);
}
