import { type CellValue, sameValue } from '../amount/amount';
import { type AddressText, toAddress } from '../document/address';
import type { ValueType } from '../kind/kinds';
import type { Session } from './session';

export type ValueChange = {
  readonly address: AddressText;
  readonly type: ValueType;
  readonly before: CellValue;
  readonly after: CellValue;
};

/**
 * What would show otherwise in each table if `other` were taken into `current`: table → cells, in printed order.
 * Blank and 0 are the same here; a line that only one of the two has counts with its amounts.
 */
export function compareSessions(
  current: Session,
  other: Session,
): ReadonlyMap<string, readonly ValueChange[]> {
  const changes = new Map<string, ValueChange[]>();
  for (const text of new Set([...current.addresses(), ...other.addresses()])) {
    const [own, theirs] = [current.cell(text), other.cell(text)];
    const before = own?.value ?? null;
    const after = theirs?.value ?? null;
    const type = (own ?? theirs)?.type;
    if (type === undefined || sameValue(before, after)) continue;
    const change = { address: text, type, before, after };
    const { table } = toAddress(text);
    const list = changes.get(table);
    if (list) list.push(change);
    else changes.set(table, [change]);
  }
  return changes;
}
