import type { Finding } from './finding';
import type { Slot } from './slot-columns';

/** The slots that were put into words: most never are. */
export class SaidSlots {
  private readonly said = new Map<Slot, Finding>();
  /** Their words are of values or names before. */
  private readonly stale = new Set<Slot>();

  /** What is still true of the slot. */
  now(slot: Slot): Finding | undefined {
    return this.stale.has(slot) ? undefined : this.said.get(slot);
  }

  /** What was said of it last, whether it is still true or not. */
  last(slot: Slot): Finding | undefined {
    return this.said.get(slot);
  }

  keep(slot: Slot, finding: Finding): void {
    this.said.set(slot, finding);
    this.stale.delete(slot);
  }

  restate(slot: Slot): void {
    if (this.said.has(slot)) this.stale.add(slot);
  }

  forget(slot: Slot): void {
    this.said.delete(slot);
    this.stale.delete(slot);
  }
}
