import type { Groups, Held } from './balance-state';
import { distance, STEP, stepsBelow } from './wanyuan-steps';

/** One group moved by one step, with what that costs. */
export type Move = { readonly group: number; readonly by: 1 | -1; readonly cost: number };

/** The two steps around a group's exact amount, between which it moves. */
type Room = { readonly low: bigint; readonly up: Move; readonly down: Move };

/** The moves that bring an equation up or down by one step, cheapest first, kept until one of its groups moves. */
export class MovePrices {
  readonly #groups: Groups;
  readonly #held: Held;
  readonly #known = new Map<number, readonly Move[]>();
  readonly #rooms = new Map<number, Room | undefined>();

  constructor(groups: Groups, held: Held) {
    this.#groups = groups;
    this.#held = held;
  }

  /** Moves by which the sum of the equation at a place changes so. */
  towards(place: number, change: 1 | -1): readonly Move[] {
    const key = 2 * place + (change > 0 ? 1 : 0);
    const known = this.#known.get(key);
    if (known) return known;
    const moves: Move[] = [];
    for (const [group, count] of this.#held.equations[place]?.terms ?? []) {
      if (Math.abs(count) !== 1) continue;
      const by = count === change ? 1 : -1;
      const move = this.#moveOf(group, by);
      if (move) moves.push(move);
    }
    moves.sort((one, other) => one.cost - other.cost);
    this.#known.set(key, moves);
    return moves;
  }

  /** The group at these places has moved, or an equation at one of them is another now. */
  forget(places: readonly { readonly place: number }[]): void {
    for (const { place } of places) {
      this.#known.delete(2 * place);
      this.#known.delete(2 * place + 1);
    }
  }

  /**
   * Both neighbouring steps of the exact amount are allowed, and nothing else; a whole amount stays where it is. Every
   * move costs one weight at least, so that few cells move; how far it ends from the exact amount decides.
   */
  #moveOf(group: number, by: 1 | -1): Move | undefined {
    const room = this.#rooms.has(group) ? this.#rooms.get(group) : this.#roomOf(group);
    if (room === undefined) return undefined;
    const isBelow = this.#groups.steps.get(group) === room.low;
    if (by > 0) return isBelow ? room.up : undefined;
    return isBelow ? undefined : room.down;
  }

  #roomOf(group: number): Room | undefined {
    const { exact, steps } = this.#groups;
    const amount = exact.get(group) ?? 0n;
    const low = stepsBelow(amount);
    const now = steps.get(group) ?? 0n;
    if (amount === low * STEP || (now !== low && now !== low + 1n)) {
      this.#rooms.set(group, undefined);
      return undefined;
    }
    const weight = this.#held.weights.get(group) ?? 1;
    const cost = (to: bigint): number => weight * (Number(STEP) + distance(amount, to));
    const room: Room = {
      low,
      up: { group, by: 1, cost: cost(low + 1n) },
      down: { group, by: -1, cost: cost(low) },
    };
    this.#rooms.set(group, room);
    return room;
  }
}
