import type { Relation } from '../amount/rounding';
import type { AddressText } from '../document/address';
import type { Rule } from '../rule/rule';
import type { ConcreteCondition } from './conditions';

/** A rule made concrete: one comparison over numbered cells. */
export type Identity = {
  readonly rule: Rule;
  readonly relation: Relation;
  readonly left: Side;
  readonly right: Side;
  /** The line its left side names although the table lacks it (X-9: a code that 03 has not); it counts as 0. */
  readonly lacking?: { readonly tableName: string; readonly address: AddressText; readonly line: string };
  /** The cell this identity derives while its condition holds; absent when it only checks. */
  readonly derives?: number;
  readonly condition?: ConcreteCondition;
  /** Why it cannot run: a table, last year's workbook or a fact is not there. */
  readonly notRun?: string;
};

/** A sum of signed cells and a constant. Cells that do not exist (a code that a table lacks) count as blank. */
export type Side = {
  readonly cells: readonly number[];
  /** The sign of each cell. */
  readonly signs: readonly (1 | -1)[];
  readonly constant: bigint;
};
