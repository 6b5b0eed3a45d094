import { identityKey } from './findings';
import type { Identity } from './identity';
import type { Slot } from './slot-columns';
import type { Structure } from './structure';

/** The slots of a rule id whose identities may meet, and who shares them. */
export type SharedSlots = {
  readonly slots: readonly Slot[];
  /** Identity → all that share its slot, that which stands for it first; absent: it is alone. */
  readonly sharing: ReadonlyMap<Identity, readonly Identity[]>;
};

/** Identities by what they have one finding for: those under conditions that meet on the same cells share it. */
export function shareSlots(identities: readonly Identity[], structure: Structure): SharedSlots {
  const slots: Slot[] = [];
  const sharing = new Map<Identity, Identity[]>();
  const slotOf = new Map<string, Slot>();
  for (const identity of identities) {
    const key = identity.rule.condition && identityKey(identity, structure);
    const slot = key === undefined ? undefined : slotOf.get(key);
    if (slot) {
      const all = sharing.get(slot) ?? [slot];
      all.push(identity);
      sharing.set(slot, all).set(identity, all);
      continue;
    }
    if (key !== undefined) slotOf.set(key, identity);
    slots.push(identity);
  }
  return { slots, sharing };
}
