/** Picks that follow from a seed alone: the same seed gives the same world on every machine. */
export type Draw = {
  /** A whole number below the bound. */
  readonly below: (bound: number) => number;
  /** True once in so many times. */
  readonly once: (times: number) => boolean;
  /** An amount in 分 between the two, both included. */
  readonly amount: (least: bigint, most: bigint) => bigint;
  readonly pick: <Item>(items: readonly Item[]) => Item;
  /** So many different ones, in the order of the list. */
  readonly some: <Item>(items: readonly Item[], count: number) => readonly Item[];
};

/** @param names what is drawn for: a seed, a department, a unit… */
export function drawFor(...names: readonly (string | number)[]): Draw {
  const next = numbersFor(hashOf(names.join('|')));
  const below = (bound: number): number => Math.floor((next() / 0x1_0000_0000) * bound);
  return {
    below,
    once: (times) => below(times) === 0,
    amount: (least, most) => {
      const wide = (BigInt(next()) << 32n) | BigInt(next());
      return least + (wide % (most - least + 1n));
    },
    pick: (items) => {
      const item = items[below(items.length)];
      if (item === undefined) throw new Error('Nothing to pick from');
      return item;
    },
    some: (items, count) => {
      const places = items.map((_, at) => at);
      for (let left = places.length; left > count; left -= 1) places.splice(below(left), 1);
      return places.flatMap((at) => items[at] ?? []);
    },
  };
}

/** FNV-1a: spreads names over 32 bits. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193) >>> 0;
  }
  return hash;
}

/** The Weyl sequence with a mixing step: whole numbers of 32 bits, evenly spread. */
function numbersFor(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x9e3779b9) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
    return (mixed ^ (mixed >>> 16)) >>> 0;
  };
}
