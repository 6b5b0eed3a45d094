/**
 * A large map of which other versions are made one key at a time: what is changed lies in a small map over a large one
 * that versions share, until it is so many that copying them costs more than laying them down. Keys keep their place,
 * also one that goes and comes back.
 */
export class LayeredMap<Key, Value> implements ReadonlyMap<Key, Value> {
  private below: ReadonlyMap<Key, Value>;
  /** What is otherwise here; `undefined`: the key is gone. */
  private above: Map<Key, Value | undefined>;
  size: number;

  private constructor(below: ReadonlyMap<Key, Value>, above: Map<Key, Value | undefined>, size: number) {
    this.below = below;
    this.above = above;
    this.size = size;
  }

  /** A version of its own, to be changed by `put`; the map stays as it is. */
  static over<Key, Value>(map: ReadonlyMap<Key, Value>): LayeredMap<Key, Value> {
    if (!(map instanceof LayeredMap)) return new LayeredMap(map, new Map<Key, Value | undefined>(), map.size);
    map.settle();
    return new LayeredMap<Key, Value>(map.below, new Map(map.above), map.size);
  }

  /** Changes this version; only for whoever made it and has not given it away. */
  put(key: Key, value: Value | undefined): void {
    this.size += Number(value !== undefined) - Number(this.has(key));
    this.above.set(key, value);
  }

  /** Lays the layers together, once for all versions to be made of this one; what is in the map stays the same. */
  private settle(): void {
    if (this.above.size * this.above.size <= this.below.size) return;
    this.below = new Map(this);
    this.above = new Map();
  }

  get(key: Key): Value | undefined {
    return this.above.get(key) ?? (this.above.has(key) ? undefined : this.below.get(key));
  }

  has(key: Key): boolean {
    return this.get(key) !== undefined;
  }

  *entries(): Generator<[Key, Value], undefined> {
    for (const [key, value] of this.below) {
      const now = this.above.has(key) ? this.above.get(key) : value;
      if (now !== undefined) yield [key, now];
    }
    for (const [key, value] of this.above) {
      if (value !== undefined && !this.below.has(key)) yield [key, value];
    }
  }

  *keys(): Generator<Key, undefined> {
    for (const [key] of this.entries()) yield key;
  }

  *values(): Generator<Value, undefined> {
    for (const [, value] of this.entries()) yield value;
  }

  [Symbol.iterator](): Generator<[Key, Value], undefined> {
    return this.entries();
  }

  forEach(call: (value: Value, key: Key, map: ReadonlyMap<Key, Value>) => void): void {
    for (const [key, value] of this.entries()) call(value, key, this);
  }
}
