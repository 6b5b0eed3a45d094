import { isNumber } from '../amount/amount';
import { addressText } from '../document/address';
import { append } from '../kit/lists';
import type { EliminationRule, Pack, Table } from '../pack/pack';
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

/**
 * Pairs what units received from each other with what they paid each other, as the pack says where that stands: first equal
 * amounts of two units, then one amount that all that is left on the other side adds up to.
 */
export function proposeEliminations(pack: Pack, members: readonly Member[]): Eliminations {
  const proposed: Elimination[] = [];
  const unmatched: Eliminations['unmatched'][number][] = [];
  for (const rule of pack.eliminations) {
    const income = sidesOf(pack, members, rule.income);
    const expense = sidesOf(pack, members, rule.expense);
    for (const side of [...income]) {
      const at = expense.findIndex(({ amount, file }) => amount === side.amount && file !== side.file);
      const [other] = at < 0 ? [] : expense.splice(at, 1);
      if (!other) continue;
      income.splice(income.indexOf(side), 1);
      proposed.push({ title: rule.title, income: [side], expense: [other], amount: side.amount });
    }
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

function left({ title }: EliminationRule, side: 'income' | 'expense', of: readonly Side[]) {
  return of.map((one) => ({ title, side, of: one }));
}

/** The leaves of the column: lines without others below them. */
function sidesOf(
  pack: Pack,
  members: readonly Member[],
  { table: id, column }: { readonly table: string; readonly column: number },
): Side[] {
  const table = pack.tables.find((known: Table) => known.id === id);
  if (!table) return [];
  return members.flatMap(({ file, book }) => {
    const content = book.tables.get(id);
    if (!content) return [];
    return content.lines.flatMap(({ code }): Side[] => {
      const value = content.entries.get(code)?.get(column)?.value ?? null;
      const isLeaf = !content.lines.some((other) => other.code !== code && other.code.startsWith(code));
      if (!isLeaf || !isNumber(value) || value === 0n) return [];
      const { organisation } = book.facts;
      return [{ file, organisation, cell: addressText(id, code, column), amount: value }];
    });
  });
}
