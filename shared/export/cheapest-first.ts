/** A queue that hands out the cheapest entry, of equal ones the first put in: the same order every time. */
export class CheapestFirst<Entry> {
  private readonly heap: { readonly cost: number; readonly turn: number; readonly entry: Entry }[] = [];
  private turns = 0;

  put(cost: number, entry: Entry): void {
    const { heap } = this;
    const added = { cost, turn: this.turns, entry };
    this.turns += 1;
    let at = heap.push(added) - 1;
    while (at > 0) {
      const above = Math.floor((at - 1) / 2);
      if (!this.comesFirst(at, above)) break;
      this.swap(at, above);
      at = above;
    }
  }

  take(): { readonly cost: number; readonly entry: Entry } | undefined {
    const { heap } = this;
    this.swap(0, heap.length - 1);
    const taken = heap.pop();
    let at = 0;
    for (;;) {
      let first = at;
      for (const below of [2 * at + 1, 2 * at + 2]) {
        if (below < heap.length && this.comesFirst(below, first)) first = below;
      }
      if (first === at) return taken;
      this.swap(at, first);
      at = first;
    }
  }

  private comesFirst(one: number, other: number): boolean {
    const first = this.heap[one];
    const second = this.heap[other];
    if (!first || !second) return false;
    return first.cost < second.cost || (first.cost === second.cost && first.turn < second.turn);
  }

  private swap(one: number, other: number): void {
    const first = this.heap[one];
    const second = this.heap[other];
    if (!first || !second) return;
    this.heap[one] = second;
    this.heap[other] = first;
  }
}
