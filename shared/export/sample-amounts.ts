/** A sum that must come out at 0: group of cells → how often it is counted. */
export type Terms = ReadonlyMap<number, number>;

/**
 * Amounts by which to tell a sum that says something new from one that follows from others. Groups that no sum defines
 * get arbitrary amounts, those that one defines what it gives: a sum that follows from the defining ones then comes
 * out at 0, and any other does so only by a chance of one in 2⁶⁰. Solving thousands of sums for one another instead
 * would take seconds.
 */
export class SampleAmounts {
  readonly #amounts = new Map<number, bigint>();

  /** Takes a sum as the definition of one of its groups, unless that has an amount already. True: it was taken. */
  define(group: number, terms: Terms): boolean {
    const count = terms.get(group);
    if (this.#amounts.has(group) || (count !== 1 && count !== -1)) return false;
    let rest = 0n;
    for (const [other, times] of terms) if (other !== group) rest += BigInt(times) * this.#amountOf(other);
    this.#amounts.set(group, count === 1 ? -rest : rest);
    return true;
  }

  /** Whether a sum follows from the definitions. */
  implies(terms: Terms): boolean {
    let sum = 0n;
    for (const [group, times] of terms) sum += BigInt(times) * this.#amountOf(group);
    return sum === 0n;
  }

  #amountOf(group: number): bigint {
    const known = this.#amounts.get(group);
    if (known !== undefined) return known;
    const amount = arbitrary(group);
    this.#amounts.set(group, amount);
    return amount;
  }
}

/** Sixty bits without a pattern, the same ones for the same group every time. */
function arbitrary(group: number): bigint {
  const high = scatter(group + 0x9e37_79b9);
  const low = scatter(high ^ group);
  return (BigInt(high & 0x0fff_ffff) << 32n) | BigInt(low);
}

/** Mixes the bits of a whole number so that neighbours have nothing in common. */
function scatter(value: number): number {
  let bits = value | 0;
  bits = Math.imul(bits ^ (bits >>> 16), 0x7feb_352d);
  bits = Math.imul(bits ^ (bits >>> 15), 0x846c_a68b);
  return (bits ^ (bits >>> 16)) >>> 0;
}
