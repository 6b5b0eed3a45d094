import { Integers } from '../kit/integers';
import type { FindingState } from './finding';
import type { Identity } from './identity';

/**
 * What has one finding: an identity, or several of one rule that meet on the same cells under conditions. The first of
 * them stands for it.
 */
export type Slot = Identity;

const STATES: readonly FindingState[] = ['not-run', 'pass', 'fail', 'rounding', 'not-applicable'];

/** What the ledger knows of every slot, by the number of its identity. */
export class SlotColumns {
  private readonly states: Integers;
  private readonly places: Integers;
  /** The turn in which it was asked for last. */
  private readonly turns: Integers;
  /** 1: it is listed among what is to be said again. */
  private readonly restated = new Integers(0);

  constructor(identities: number) {
    this.turns = new Integers(identities);
    this.states = new Integers(identities);
    this.places = new Integers(identities);
  }

  /** As it was judged last; `not-run` before. */
  state({ number }: Slot): FindingState {
    return STATES[this.states.get(number)] ?? 'not-run';
  }

  setState({ number }: Slot, state: FindingState): void {
    this.states.set(number, STATES.indexOf(state));
  }

  /** Whether the slot was not met yet in the turn, in which it is now. */
  isFirstIn(turn: number, { number }: Slot): boolean {
    if (this.turns.get(number) === turn) return false;
    this.turns.set(number, turn);
    return true;
  }

  /** Whether it was not yet listed among what is to be said again, where it is now. */
  restate({ number }: Slot): boolean {
    if (this.restated.get(number) === 1) return false;
    this.restated.set(number, 1);
    return true;
  }

  /** It was said again. */
  sayAgain({ number }: Slot): void {
    this.restated.set(number, 0);
  }

  /** Its position among those of its group, when these were put in their places last. */
  place({ number }: Slot): number {
    return this.places.get(number);
  }

  setPlace({ number }: Slot, place: number): void {
    this.places.set(number, place);
  }
}
