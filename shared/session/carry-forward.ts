import type { CellValue } from '../amount/amount';
import { isNumber, sameValue } from '../amount/amount';
import type { Address } from '../document/address';
import type { ValueType } from '../kind/kinds';
import type { Rule } from '../rule/rule';
import type { Session } from './session';

export type CarryForwardOffer = {
  readonly address: Address;
  /** Last year's cell. */
  readonly source: Address;
  readonly type: ValueType;
  readonly current: CellValue;
  readonly offered: CellValue;
  readonly rule: Rule;
};

/**
 * Last year's closing balances that this year's input cells could open with (P-1): only cells that the clerk
 * enters, only amounts that are there, only where they differ.
 */
export function carryForwardOffers(session: Session): readonly CarryForwardOffer[] {
  const taken = new Set<string>();
  return session.offers().flatMap(({ rule, target, source }): CarryForwardOffer[] => {
    const cell = session.cell(target);
    const offered = session.cell(source)?.value ?? null;
    if (cell?.kind !== 'input' || !isNumber(offered)) return [];
    if (sameValue(cell.value, offered) || taken.has(cell.address)) return [];
    taken.add(cell.address);
    return [{ address: target, source, type: cell.type, current: cell.value, offered, rule }];
  });
}
