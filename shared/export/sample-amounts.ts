/** A sum that must come out at 0: each group of cells, and at the same place how often it is counted. */
export type Terms = { readonly groups: readonly number[]; readonly counts: readonly number[] };

/**
 * Amounts by which to tell a sum that says something new from one that follows from others. Groups that no sum defines
 * get arbitrary amounts, those that one defines what it gives: a sum that follows from the defining ones then comes
 * out at 0, and any other does so only by a chance of one in 2⁶⁰. Solving thousands of sums for one another instead
 * would take seconds. An amount is two whole numbers that wrap at 2³², which adds up like any other and needs no room of its own.
 */
export class SampleAmounts {
  readonly #high: Int32Array;
  readonly #low: Int32Array;
  readonly #known: Uint8Array;

  /** @param most more than any group's number */
  constructor(most: number) {
    this.#high = new Int32Array(most);
    this.#low = new Int32Array(most);
    this.#known = new Uint8Array(most);
  }

  /** Takes a sum as the definition of one of its groups, unless that has an amount already. True: it was taken. */
  define(group: number, terms: Terms): boolean {
    const count = terms.counts[terms.groups.indexOf(group)];
    if (this.#known[group] === 1 || (count !== 1 && count !== -1)) return false;
    const { high, low } = this.#sum(terms, group);
    this.#high[group] = count === 1 ? -high : high;
    this.#low[group] = count === 1 ? -low : low;
    this.#known[group] = 1;
    return true;
  }

  /** Whether a sum follows from the definitions. */
  implies(terms: Terms): boolean {
    const { high, low } = this.#sum(terms, undefined);
    return high === 0 && low === 0;
  }

  #sum(
    { groups, counts }: Terms,
    without: number | undefined,
  ): { readonly high: number; readonly low: number } {
    let high = 0;
    let low = 0;
    for (let at = 0; at < groups.length; at += 1) {
      const group = groups[at] ?? 0;
      if (group === without) continue;
      if (this.#known[group] === 0) this.#invent(group);
      const times = counts[at] ?? 0;
      high = (high + Math.imul(times, this.#high[group] ?? 0)) | 0;
      low = (low + Math.imul(times, this.#low[group] ?? 0)) | 0;
    }
    return { high, low };
  }

  /** Sixty-four bits without a pattern, the same ones for the same group every time. */
  #invent(group: number): void {
    const high = scatter(group + 0x9e37_79b9);
    this.#high[group] = high;
    this.#low[group] = scatter(high ^ group);
    this.#known[group] = 1;
  }
}

/** Mixes the bits of a whole number so that neighbours have nothing in common. */
function scatter(value: number): number {
  let bits = value | 0;
  bits = Math.imul(bits ^ (bits >>> 16), 0x7feb_352d);
  bits = Math.imul(bits ^ (bits >>> 15), 0x846c_a68b);
  return (bits ^ (bits >>> 16)) >>> 0;
}
