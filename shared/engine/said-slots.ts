import { Integers } from '../kit/integers';
import type { Finding } from './finding';
import type { Slot } from './slot-columns';

/** Nothing was said of a slot, what was said is true, or it is of values or names before. */
const NOT_SAID = 0;
const TRUE = 1;
const STALE = 2;

/**
 * The slots that were put into words: most never are. Whether one was is a column of numbers, for every edit asks it of all
 * that it reaches.
 */
export class SaidSlots {
  private readonly said = new Map<Slot, Finding>();
  private readonly how = new Integers(0);

  /** What is still true of the slot. */
  now(slot: Slot): Finding | undefined {
    return this.how.get(slot.number) === TRUE ? this.said.get(slot) : undefined;
  }

  /** What was said of it last, whether it is still true or not. */
  last(slot: Slot): Finding | undefined {
    return this.said.get(slot);
  }

  keep(slot: Slot, finding: Finding): void {
    this.said.set(slot, finding);
    this.how.set(slot.number, TRUE);
  }

  restate({ number }: Slot): void {
    if (this.how.get(number) === TRUE) this.how.set(number, STALE);
  }

  /** It goes, and its number is another's from now on. */
  forget(slot: Slot): void {
    this.said.delete(slot);
    this.how.set(slot.number, NOT_SAID);
  }
}
