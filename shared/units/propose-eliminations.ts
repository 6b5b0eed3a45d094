import { isNumber } from '../amount/amount';
import { addressText } from '../document/address';
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

/** What one rule takes off: what units received, what they paid. */
type Sides = { readonly rule: EliminationRule; readonly income: Side[]; readonly expense: Side[] };

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
    const others = (of: readonly Side[]): Side[] => of.filter((side) => side.file !== file);
    this.#sides = this.#sides.map(({ rule, income, expense }) => ({
      rule,
      income: others(income),
      expense: others(expense),
    }));
  }

  /** Pairs first equal amounts of two units, then one amount that all that is left on the other side adds up to. */
  propose(): Eliminations {
    const proposed: Elimination[] = [];
    const unmatched: Eliminations['unmatched'][number][] = [];
    for (const { rule, ...sides } of this.#sides) {
      const [income, expense] = pairEqual(rule, sides, proposed);
      for (const [few, many] of [
        [income, expense],
        [expense, income],
      ] as const) {
        const [one] = few;
        const total = many.reduce((sum, { amount }) => sum + amount, 0n);
        if (few.length !== 1 || !one || many.length < 2 || total !== one.amount) continue;
        const isIncome = few === income;
        proposed.push({
          title: rule.title,
          income: isIncome ? [one] : [...many],
          expense: isIncome ? [...many] : [one],
          amount: total,
        });
        few.splice(0);
        many.splice(0);
      }
      append(unmatched, left(rule, 'income', income));
      append(unmatched, left(rule, 'expense', expense));
    }
    return { proposed, unmatched };
  }
}

/** Proposes what is equal; answers with what is left of both sides. */
function pairEqual(
  { title }: EliminationRule,
  { income, expense }: Pick<Sides, 'income' | 'expense'>,
  proposed: Elimination[],
): readonly [income: Side[], expense: Side[]] {
  const byAmount = new Map<bigint, Side[]>();
  for (const side of expense) byAmount.set(side.amount, [...(byAmount.get(side.amount) ?? []), side]);
  const left = income.filter((side) => {
    const equal = byAmount.get(side.amount) ?? [];
    const at = equal.findIndex(({ file }) => file !== side.file);
    const [other] = at < 0 ? [] : equal.splice(at, 1);
    if (!other) return true;
    proposed.push({ title, income: [side], expense: [other], amount: side.amount });
    return false;
  });
  const unpaired = new Set([...byAmount.values()].flat());
  return [left, expense.filter((side) => unpaired.has(side))];
}

function left({ title }: EliminationRule, side: 'income' | 'expense', of: readonly Side[]) {
  return of.map((one) => ({ title, side, of: one }));
}

/** The leaves of the column, which are lines without others below them; lines are sorted by code. */
function sidesOf({ file, book }: Member, { table: id, column }: EliminationRule['income']): Side[] {
  const content = book.tables.get(id);
  if (!content) return [];
  const { organisation } = book.facts;
  return content.lines.flatMap(({ code }, at): Side[] => {
    const value = content.entries.get(code)?.get(column)?.value ?? null;
    const isLeaf = content.lines[at + 1]?.code.startsWith(code) !== true;
    return isLeaf && isNumber(value) && value !== 0n
      ? [{ file, organisation, cell: addressText(id, code, column), amount: value }]
      : [];
  });
}
