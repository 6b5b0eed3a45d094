import type { Alignment } from './align-in-order';

/** Greater than any sum of places, so that order decides only between equally good fits. */
const FIT = 1_000_000;

/**
 * Pairs wanted things with printed ones in whatever order they stand, so that the sum of their fits is greatest (the
 * assignment problem, by shortest augmenting paths). Weighed 0, two are no pair. Of equal ways the one that keeps
 * the order is taken.
 */
export function pairFreely(
  wanted: number,
  printed: number,
  weigh: (wanted: number, printed: number) => number,
): Alignment {
  // One more place for each wanted thing, where it stays unpaired at no gain.
  const width = printed + wanted;
  const cost = (index: number, at: number): number => {
    const fit = at < printed ? weigh(index, at) : 0;
    return fit === 0 ? 0 : -(fit * FIT + index * at);
  };
  const rowPrice = new Array<number>(wanted).fill(0);
  const columnPrice = new Array<number>(width).fill(0);
  const owner = new Array<number | undefined>(width).fill(undefined);
  for (let index = 0; index < wanted; index += 1) {
    augment(index, { cost, rowPrice, columnPrice, owner });
  }
  const places = new Array<number | undefined>(wanted).fill(undefined);
  let score = 0;
  for (const [at, index] of owner.entries()) {
    const fit = index === undefined || at >= printed ? 0 : weigh(index, at);
    if (index === undefined || fit === 0) continue;
    places[index] = at;
    score += fit;
  }
  return { places, score };
}

type Assignment = {
  readonly cost: (index: number, at: number) => number;
  readonly rowPrice: number[];
  readonly columnPrice: number[];
  /** Which wanted thing has a place. */
  readonly owner: (number | undefined)[];
};

/** Gives one more wanted thing a place, moving others along the cheapest chain. */
function augment(start: number, { cost, rowPrice, columnPrice, owner }: Assignment): void {
  const distance = owner.map(() => Number.POSITIVE_INFINITY);
  const before = new Array<number | undefined>(owner.length).fill(undefined);
  const reached = new Map<number, number>();
  let index = start;
  let length = 0;
  let last: number | undefined;
  let free: number | undefined;
  while (free === undefined) {
    let nearest = -1;
    for (const [at, known] of distance.entries()) {
      if (reached.has(at)) continue;
      const through = length + cost(index, at) - (rowPrice[index] ?? 0) - (columnPrice[at] ?? 0);
      if (through < known) {
        distance[at] = through;
        before[at] = last;
      }
      if (nearest < 0 || (distance[at] ?? 0) < (distance[nearest] ?? 0)) nearest = at;
    }
    length = distance[nearest] ?? 0;
    reached.set(nearest, length);
    last = nearest;
    const holder = owner[nearest];
    if (holder === undefined) free = nearest;
    else index = holder;
  }
  rowPrice[start] = (rowPrice[start] ?? 0) + length;
  for (const [at, known] of reached) {
    const holder = owner[at];
    if (holder !== undefined) rowPrice[holder] = (rowPrice[holder] ?? 0) + length - known;
    columnPrice[at] = (columnPrice[at] ?? 0) - (length - known);
  }
  for (let at: number | undefined = free; at !== undefined; ) {
    const from: number | undefined = before[at];
    owner[at] = from === undefined ? start : owner[from];
    at = from;
  }
}
