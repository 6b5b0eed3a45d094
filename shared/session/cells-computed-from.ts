import type { AddressText } from '../document/address';
import type { Session } from './session';

/** The cell, and every cell whose value it goes into by the formulas that hold now, nearest first. */
export function cellsComputedFrom(session: Session, cell: AddressText): readonly AddressText[] {
  const reached = new Set([cell]);
  // A set is gone through in the order in which it grows.
  for (const text of reached) {
    for (const { derives } of session.explain(text)?.rules ?? []) {
      if (derives !== undefined) reached.add(derives);
    }
  }
  return [...reached];
}
