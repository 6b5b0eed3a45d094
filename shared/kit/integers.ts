/** Whole numbers by place, 0 where none was set: four bytes each, where a list of them takes eight and more. */
export class Integers {
  private items: Int32Array;

  constructor(places: number) {
    this.items = new Int32Array(places);
  }

  /** Beyond so many places nothing was set. */
  get places(): number {
    return this.items.length;
  }

  get(at: number): number {
    return this.items[at] ?? 0;
  }

  set(at: number, value: number): void {
    if (at >= this.items.length) this.makeRoomFor(at);
    this.items[at] = value;
  }

  copy(): Integers {
    const other = new Integers(0);
    other.items = this.items.slice();
    return other;
  }

  private makeRoomFor(at: number): void {
    // Half as much again, so that what grows place by place is seldom copied.
    const items = new Int32Array(Math.max(at + 1, Math.ceil(this.items.length * 1.5)));
    items.set(this.items);
    this.items = items;
  }
}
