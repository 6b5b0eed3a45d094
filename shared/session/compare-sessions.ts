import { type CellValue, sameValue } from '../amount/amount';
import { type AddressText, parseAddress } from '../document/address';
import type { Session } from './session';

export type ValueChange = {
  readonly address: AddressText;
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
    const address = parseAddress(text);
    if (!address) continue;
    const before = current.cell(address)?.value ?? null;
    const after = other.cell(address)?.value ?? null;
    if (sameValue(before, after)) continue;
    const list = changes.get(address.table);
    if (list) list.push({ address: text, before, after });
    else changes.set(address.table, [{ address: text, before, after }]);
  }
  return changes;
}
