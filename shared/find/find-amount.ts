import { type Amount, isNumber } from '../amount/amount';
import type { AddressText } from '../document/address';
import type { Session } from '../session/session';

/** How a cell's amount is like the one looked for. */
export type Likeness = 'same' | 'opposite' | 'half' | 'opposite-half';

export const LIKENESS_NAMES: Readonly<Record<Likeness, string>> = {
  same: '等于差额',
  opposite: '等于差额的相反数',
  half: '等于差额的一半',
  'opposite-half': '等于差额一半的相反数',
};

export type LikeAmount = { readonly cell: AddressText; readonly value: Amount; readonly likeness: Likeness };

/**
 * Cells that hold the amount, its negative, its half (an amount on the wrong side counts twice) or that one's
 * negative, in the order of the tables.
 */
export function findAmount(session: Session, amount: Amount): readonly LikeAmount[] {
  if (amount === 0n) return [];
  const half: readonly (readonly [Amount, Likeness])[] =
    amount % 2n === 0n
      ? [
          [amount / 2n, 'half'],
          [-amount / 2n, 'opposite-half'],
        ]
      : [];
  const likenesses = new Map<Amount, Likeness>([[amount, 'same'], [-amount, 'opposite'], ...half]);
  return session.addresses().flatMap((cell): LikeAmount[] => {
    const value = session.cell(cell)?.value ?? null;
    const likeness = isNumber(value) ? likenesses.get(value) : undefined;
    return isNumber(value) && likeness !== undefined ? [{ cell, value, likeness }] : [];
  });
}
