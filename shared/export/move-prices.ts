import type { Groups, Held } from './balance-state';
import { distance, STEP, stepsBelow } from './wanyuan-steps';

/** One group moved by one step, with what that costs. */
export type Move = { readonly group: number; readonly by: 1 | -1; readonly cost: number };

/** The moves that bring an equation up or down by one step, cheapest first, kept until one of its groups moves. */
export class MovePrices {
  readonly #groups: Groups;
  readonly #held: Held;
  readonly #known = new Map<number, readonly Move[]>();

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
      if (this.#mayMove(group, by)) moves.push({ group, by, cost: this.#costOf(group, by) });
    }
    moves.sort((one, other) => one.cost - other.cost);
    this.#known.set(key, moves);
    return moves;
  }

  /** The group at these places has moved, or an equation at one of them is another now. */
  forget(places: readonly number[]): void {
    for (const place of places) {
      this.#known.delete(2 * place);
      this.#known.delete(2 * place + 1);
    }
  }

  /** Both neighbouring steps of the exact amount are allowed, and nothing else; a whole amount stays where it is. */
  #mayMove(group: number, by: 1 | -1): boolean {
    const amount = this.#groups.exact.get(group) ?? 0n;
    const moved = (this.#groups.steps.get(group) ?? 0n) + BigInt(by);
    const low = stepsBelow(amount);
    return amount !== low * STEP && (moved === low || moved === low + 1n);
  }

  /** Every move costs one weight at least, so that few cells move; how far it ends from the exact amount decides. */
  #costOf(group: number, by: 1 | -1): number {
    const { exact, steps } = this.#groups;
    const away = distance(exact.get(group) ?? 0n, (steps.get(group) ?? 0n) + BigInt(by));
    return (this.#held.weights.get(group) ?? 1) * (Number(STEP) + away);
  }
}
