/** A queue that hands out the cheapest entry, of equal ones the first put in: the same order every time. */
export class CheapestFirst<Entry> {
  private readonly heap: Queued<Entry>[] = [];
  private turns = 0;

  put(cost: number, entry: Entry): void {
    const { heap } = this;
    const added = { cost, turn: this.turns, entry };
    this.turns += 1;
    let at = heap.push(added) - 1;
    while (at > 0) {
      const place = (at - 1) >> 1;
      const above = heap[place];
      if (!above || !comesFirst(added, above)) break;
      heap[at] = above;
      at = place;
    }
    heap[at] = added;
  }

  take(): { readonly cost: number; readonly entry: Entry } | undefined {
    const { heap } = this;
    const [taken] = heap;
    const last = heap.pop();
    if (!last || heap.length === 0) return taken;
    let at = 0;
    for (;;) {
      let place = 2 * at + 1;
      let below = heap[place];
      const other = heap[place + 1];
      if (below && other && comesFirst(other, below)) {
        below = other;
        place += 1;
      }
      if (!below || !comesFirst(below, last)) break;
      heap[at] = below;
      at = place;
    }
    heap[at] = last;
    return taken;
  }
}

type Queued<Entry> = { readonly cost: number; readonly turn: number; readonly entry: Entry };

function comesFirst(one: Queued<unknown>, other: Queued<unknown>): boolean {
  return one.cost < other.cost || (one.cost === other.cost && one.turn < other.turn);
}
