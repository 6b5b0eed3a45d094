/** A branch has so many items: 2 to the fifth. */
const BITS = 5;
const WIDTH = 1 << BITS;
const WITHIN = WIDTH - 1;

/** Items of the next level, or at the lowest the values themselves. */
class Branch {
  /** Who made it and may change it; for all others it stays as it is. */
  readonly owner: object;
  readonly items: unknown[];

  constructor(owner: object, items: unknown[]) {
    this.owner = owner;
    this.items = items;
  }
}

/**
 * A large map of which other versions are made one key at a time. Values stand in a tree by the place of their key, and
 * a version shares all branches with the one before but those on the way to what it changed; which key has which place
 * is known once for all versions. Keys keep their place, also one that goes and comes back.
 */
export class VersionedMap<Key, Value> implements ReadonlyMap<Key, Value> {
  /** Only ever added to: in a version without the key nothing stands at its place. */
  private readonly places: Map<Key, number>;
  private readonly self = {};
  private root: Branch;
  /** By how many bits a place is shifted at the root. */
  private shift: number;
  size: number;

  private constructor(places: Map<Key, number>, root: Branch | undefined, shift: number, size: number) {
    this.places = places;
    this.root = root ?? this.branch();
    this.shift = shift;
    this.size = size;
  }

  /** A version of its own, to be changed by `put`; the map stays as it is. */
  static over<Key, Value>(map: ReadonlyMap<Key, Value>): VersionedMap<Key, Value> {
    // Where most keys have gone, they are forgotten.
    if (map instanceof VersionedMap && map.places.size < 2 * (map.size + WIDTH))
      return new VersionedMap<Key, Value>(map.places, map.root, map.shift, map.size);
    const version = new VersionedMap<Key, Value>(new Map(), undefined, 0, 0);
    for (const [key, value] of map) version.put(key, value);
    return version;
  }

  /** Changes this version; only for whoever made it and has not given it away. */
  put(key: Key, value: Value | undefined): void {
    let place = this.places.get(key);
    if (place === undefined) {
      place = this.places.size;
      this.places.set(key, place);
    }
    while (place >> this.shift >= WIDTH) {
      const above = this.branch();
      above.items[0] = this.root;
      this.root = above;
      this.shift += BITS;
    }
    this.root = this.owned(this.root);
    let branch = this.root;
    for (let shift = this.shift; shift > 0; shift -= BITS) {
      const at = (place >> shift) & WITHIN;
      const below = this.owned(branch.items[at]);
      branch.items[at] = below;
      branch = below;
    }
    const at = place & WITHIN;
    this.size += Number(value !== undefined) - Number(branch.items[at] !== undefined);
    branch.items[at] = value;
  }

  private branch(): Branch {
    return new Branch(this.self, new Array<unknown>(WIDTH).fill(undefined));
  }

  /** The branch to be changed, or a copy where it is another version's too. */
  private owned(branch: unknown): Branch {
    if (!(branch instanceof Branch)) return this.branch();
    return branch.owner === this.self ? branch : new Branch(this.self, branch.items.slice());
  }

  get(key: Key): Value | undefined {
    const place = this.places.get(key);
    return place === undefined ? undefined : this.at(place);
  }

  private at(place: number): Value | undefined {
    if (place >> this.shift >= WIDTH) return undefined;
    let branch: unknown = this.root;
    for (let shift = this.shift; shift > 0; shift -= BITS) {
      if (!(branch instanceof Branch)) return undefined;
      branch = branch.items[(place >> shift) & WITHIN];
    }
    return branch instanceof Branch ? (branch.items[place & WITHIN] as Value | undefined) : undefined;
  }

  has(key: Key): boolean {
    return this.get(key) !== undefined;
  }

  *entries(): Generator<[Key, Value], undefined> {
    for (const [key, place] of this.places) {
      const value = this.at(place);
      if (value !== undefined) yield [key, value];
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
