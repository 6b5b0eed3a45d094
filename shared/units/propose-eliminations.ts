import { absolute, isNumber, QUANTUM } from '../amount/amount';
import { addressText, parseAddress } from '../document/address';
import { append } from '../kit/lists';
import type { EliminationRule, Pack } from '../pack/pack';
import type { Member, MemberCell } from './member';

/** Amounts of one unit that are another's: taken off the sum on both sides. In 分. */
export type Elimination = {
  readonly title: string;
  readonly income: readonly Side[];
  readonly expense: readonly Side[];
  readonly amount: bigint;
};
export type Side = MemberCell & { readonly amount: bigint };

export type Eliminations = {
  readonly proposed: readonly Elimination[];
  /** Sides without a counterpart: money from or to outside, or a mistake of one of the two. */
  readonly unmatched: readonly {
    readonly title: string;
    readonly side: 'income' | 'expense';
    readonly of: Side;
  }[];
};

/** `within`: the amount is rounded, to so much more or less; 0 where it is printed to the 分. */
type Printed = Side & { readonly within: bigint };

/** What one rule takes off: what units received, what they paid. */
type Sides = { readonly rule: EliminationRule; readonly income: Printed[]; readonly expense: Printed[] };

/** Collects, unit after unit, what they received from each other and paid each other, where the pack says that it stands. */
export class Transfers {
  #sides: readonly Sides[];

  constructor({ eliminations }: Pack) {
    this.#sides = eliminations.map((rule) => ({ rule, income: [], expense: [] }));
  }

  add(member: Member): void {
    for (const { rule, income, expense } of this.#sides) {
      append(income, sidesOf(member, rule.income));
      append(expense, sidesOf(member, rule.expense));
    }
  }

  remove({ file }: Member): void {
    const others = (of: readonly Printed[]): Printed[] => of.filter((side) => side.file !== file);
    this.#sides = this.#sides.map(({ rule, income, expense }) => ({
      rule,
      income: others(income),
      expense: others(expense),
    }));
  }

  /** All that was received and paid, which sums of the units may lack. */
  total(): bigint {
    const sides = this.#sides.flatMap(({ income, expense }) => [...income, ...expense]);
    return sides.reduce((sum, { amount }) => sum + amount, 0n);
  }

  /**
   * Pairs first equal amounts of two units, those of one 科目 before others; then those that are equal but for the rounding of
   * who prints in 万元; then one amount that all that is left on the other side adds up to.
   */
  propose(): Eliminations {
    const proposed: Elimination[] = [];
    const unmatched: Eliminations['unmatched'][number][] = [];
    for (const { rule, ...sides } of this.#sides) {
      const [income, expense] = pairAlike(rule, sides, proposed);
      for (const [few, many] of [
        [income, expense],
        [expense, income],
      ] as const) {
        const [one] = few;
        const total = many.reduce((sum, { amount }) => sum + amount, 0n);
        if (few.length !== 1 || !one || many.length < 2 || total !== one.amount) continue;
        const [received, paid] = few === income ? [[one], many] : [many, [one]];
        proposed.push(elimination(rule, received, paid));
        few.splice(0);
        many.splice(0);
      }
      append(unmatched, left(rule, 'income', income));
      append(unmatched, left(rule, 'expense', expense));
    }
    return { proposed, unmatched };
  }
}

/**
 * Ways in which two sides can be one transfer, the surest first. Amounts lie in heaps of `heap` 分: what is alike is in the same
 * heap or the next one.
 */
const ALIKE: readonly {
  readonly heap: bigint;
  readonly isAlike: (one: Printed, other: Printed) => boolean;
}[] = [
  { heap: 1n, isAlike: (one, other) => one.amount === other.amount && codeOf(one) === codeOf(other) },
  { heap: 1n, isAlike: (one, other) => one.amount === other.amount },
  { heap: QUANTUM.wanyuan, isAlike: isRoundedLike },
];

/** Proposes what is equal; answers with what is left of both sides. */
function pairAlike(
  rule: EliminationRule,
  sides: Pick<Sides, 'income' | 'expense'>,
  proposed: Elimination[],
): readonly [income: Printed[], expense: Printed[]] {
  let [income, expense] = [sides.income, sides.expense];
  for (const { heap, isAlike } of ALIKE) {
    const heapOf = ({ amount }: Side): bigint => amount / heap;
    const byAmount = new Map<bigint, Printed[]>();
    for (const side of expense) byAmount.set(heapOf(side), [...(byAmount.get(heapOf(side)) ?? []), side]);
    income = income.filter((side) => {
      const near = [0n, -1n, 1n].flatMap((step) => byAmount.get(heapOf(side) + step) ?? []);
      const other = near.find((each) => each.file !== side.file && isAlike(side, each));
      if (!other) return true;
      const equal = byAmount.get(heapOf(other)) ?? [];
      equal.splice(equal.indexOf(other), 1);
      proposed.push(elimination(rule, [side], [other]));
      return false;
    });
    const unpaired = new Set([...byAmount.values()].flat());
    expense = expense.filter((side) => unpaired.has(side));
  }
  return [income, expense];
}

/** One of them is printed in a coarser 金额单位, and they are the same but for its rounding. */
function isRoundedLike(one: Printed, other: Printed): boolean {
  const within = one.within + other.within;
  const isRounded = one.within !== other.within && absolute(one.amount - other.amount) <= within;
  return isRounded && codeOf(one) === codeOf(other);
}

function codeOf({ cell }: Side): string | undefined {
  return parseAddress(cell)?.line;
}

function elimination(
  { title }: EliminationRule,
  income: readonly Printed[],
  expense: readonly Printed[],
): Elimination {
  const amount = income.reduce((sum, side) => sum + side.amount, 0n);
  return { title, income: income.map(asSide), expense: expense.map(asSide), amount };
}

function asSide({ within: _, ...side }: Printed): Side {
  return side;
}

function left({ title }: EliminationRule, side: 'income' | 'expense', of: readonly Printed[]) {
  return of.map((one) => ({ title, side, of: asSide(one) }));
}

/** The leaves of the column, which are lines without others below them; lines are sorted by code. */
function sidesOf({ file, book }: Member, { table: id, column }: EliminationRule['income']): Printed[] {
  const content = book.tables.get(id);
  if (!content) return [];
  const { organisation } = book.facts;
  const step = QUANTUM[content.scale];
  return content.lines.flatMap(({ code }, at): Printed[] => {
    const value = content.entries.get(code)?.get(column)?.value ?? null;
    const isLeaf = content.lines[at + 1]?.code.startsWith(code) !== true;
    if (!isLeaf || !isNumber(value) || value === 0n) return [];
    // What has more decimals than the step is printed to the 分.
    const within = value % step === 0n ? step / 2n : 0n;
    return [{ file, organisation, cell: addressText(id, code, column), amount: value, within }];
  });
}
