import { identityKey } from './findings';
import type { Identity } from './identity';
import type { Structure } from './structure';

/** Identities by what they have one finding for: those under conditions that meet on the same cells share it. */
export function shareSlots(
  identities: readonly Identity[],
  structure: Structure,
): readonly (readonly Identity[])[] {
  const slots: (readonly Identity[])[] = [];
  const placeOf = new Map<string, number>();
  for (const identity of identities) {
    if (!identity.rule.condition) {
      slots.push([identity]);
      continue;
    }
    const key = identityKey(identity, structure);
    const place = placeOf.get(key) ?? slots.length;
    placeOf.set(key, place);
    slots[place] = [...(slots[place] ?? []), identity];
  }
  return slots;
}
