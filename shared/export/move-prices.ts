import { emptyByCell } from '../engine/cell-numbers';
import { type HeldEquations, type Remainders, STEP_SIZE } from './balance-state';

/** One group moved by one step, with what that costs. */
export type Move = { readonly group: number; readonly by: 1 | -1; readonly cost: number };

/** What brings an equation nearer to 0. */
export type Towards = {
  /** One step each, cheapest first. */
  readonly moves: readonly Move[];
  /** What a step costs at least, with whatever moves; infinite: nothing moves it there. */
  readonly least: number;
};

/** The moves that bring an equation up or down by one step, cheapest first, kept until one of its groups moves. */
export class MovePrices {
  readonly #remainders: Remainders;
  readonly #held: HeldEquations;
  readonly #weights: Float64Array;
  readonly #known: (Towards | undefined)[];

  /** @param weights of groups: what moving them costs; a total costs more than everything below it */
  constructor(remainders: Remainders, held: HeldEquations, weights: Float64Array) {
    this.#remainders = remainders;
    this.#held = held;
    this.#weights = weights;
    this.#known = emptyByCell(2 * held.equations.length);
  }

  /** Moves by which the sum of the equation at a place changes so. */
  towards(place: number, change: 1 | -1): Towards {
    const key = 2 * place + (change > 0 ? 1 : 0);
    const known = this.#known[key];
    if (known) return known;
    const moves: Move[] = [];
    let least = Number.POSITIVE_INFINITY;
    const { groups, counts } = this.#held.equations[place] ?? NONE;
    for (let at = 0; at < groups.length; at += 1) {
      const count = counts[at] ?? 0;
      const by = count > 0 === change > 0 ? 1 : -1;
      const cost = this.#costOf(groups[at] ?? 0, by);
      if (cost === undefined) continue;
      least = Math.min(least, cost / Math.abs(count));
      if (count === 1 || count === -1) moves.push({ group: groups[at] ?? 0, by, cost });
    }
    moves.sort((one, other) => one.cost - other.cost);
    const found = { moves, least };
    this.#known[key] = found;
    return found;
  }

  /** The equation at this place is another now, or one of its groups has moved. */
  forget(place: number): void {
    this.#known[2 * place] = undefined;
    this.#known[2 * place + 1] = undefined;
  }

  /**
   * Both neighbouring steps of the exact amount are allowed, and nothing else; a whole amount stays where it is. Every
   * move costs one weight at least, so that few cells move; how far it ends from the exact amount decides.
   */
  #costOf(group: number, by: 1 | -1): number | undefined {
    const over = this.#remainders.over(group);
    if (over === 0 || over < 0 !== by > 0) return undefined;
    return (this.#weights[group] ?? 1) * (2 * STEP_SIZE - Math.abs(over));
  }
}

const NONE = { groups: [], counts: [] };
