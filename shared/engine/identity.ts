import type { Amount } from '../amount/amount';
import type { Relation } from '../amount/rounding';
import type { AddressText } from '../document/address';
import type { ValueType } from '../kind/kinds';
import { isSameList } from '../kit/lists';
import type { LineKey, Rule } from '../rule/rule';
import type { CellNumber } from './cell-numbers';
import type { ConcreteCondition } from './conditions';
import { cellsOfSide, firstCell, type KeptSide, type Side, wholeSide } from './side';

/** An identity within one program, for what is kept of each in columns; nothing once it has gone. */
export type IdentityNumber = number & { readonly numbers?: 'identity' };

/** Of an identity that no program took yet. */
export const UNNUMBERED: IdentityNumber = -1;

/** What identities of one rule have in common, mostly all of them. */
export type CommonPart = {
  readonly rule: Rule;
  readonly relation: Relation;
  /** Why it cannot run: a table, last year's workbook or a fact is not there. */
  readonly notRun: string | undefined;
  /** What its sides come to: 金额, or what its cells hold. */
  readonly type: ValueType;
  /** The coarsest step to which a cell that it reads is printed: it makes the rounding envelope. */
  readonly quantum: Amount;
  /** It derives its left cell while its condition holds, and does not only check. */
  readonly isDerivation: boolean;
};

/** What only few identities have. */
export type RarePart = {
  /** The line its left side names although the table lacks it (X-9: a code that 03 has not); it counts as 0. */
  readonly lacking: LackingLine | undefined;
  readonly condition: ConcreteCondition | undefined;
};

/**
 * A rule made concrete: one comparison over numbered cells. A large project has tens of thousands: each keeps little,
 * and what it is asked for is put together then.
 */
export class Identity implements CommonPart, RarePart {
  /** Given by the program that takes it (`IdentityNumbers`). */
  number: IdentityNumber = UNNUMBERED;
  private readonly common: CommonPart;
  /** Its sides, for whoever goes over all identities. */
  readonly keptLeft: KeptSide;
  readonly keptRight: KeptSide;
  private readonly rare: RarePart | undefined;

  constructor(common: CommonPart, left: KeptSide, right: KeptSide, rare?: RarePart) {
    this.common = common;
    this.keptLeft = left;
    this.keptRight = right;
    this.rare = rare;
  }

  get lacking(): LackingLine | undefined {
    return this.rare?.lacking;
  }

  get condition(): ConcreteCondition | undefined {
    return this.rare?.condition;
  }

  get isConditional(): boolean {
    return this.rare?.condition !== undefined;
  }

  get isDerivation(): boolean {
    return this.common.isDerivation;
  }

  /** The cell this identity derives while its condition holds; absent when it only checks. */
  get derives(): CellNumber | undefined {
    return this.common.isDerivation ? firstCell(this.keptLeft) : undefined;
  }

  get rule(): Rule {
    return this.common.rule;
  }

  get relation(): Relation {
    return this.common.relation;
  }

  get notRun(): string | undefined {
    return this.common.notRun;
  }

  get type(): ValueType {
    return this.common.type;
  }

  get quantum(): Amount {
    return this.common.quantum;
  }

  get left(): Side {
    return wholeSide(this.keptLeft);
  }

  get right(): Side {
    return wholeSide(this.keptRight);
  }

  /** Visits what it reads: left side, right side, condition. A cell may stand in it more than once. */
  eachCell(visit: (cell: CellNumber) => void): void {
    eachCellOf(this.keptLeft, visit);
    this.eachCellDerivedFrom(visit);
  }

  /** Visits what its right side and its condition read, of which the derived cell follows. */
  eachCellDerivedFrom(visit: (cell: CellNumber) => void): void {
    eachCellOf(this.keptRight, visit);
    const { condition } = this;
    if (condition) for (const cell of condition.cells) visit(cell);
  }
}

function eachCellOf(side: KeptSide, visit: (cell: CellNumber) => void): void {
  if (typeof side === 'number') visit(side);
  else for (const cell of cellsOfSide(side)) visit(cell);
}

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
