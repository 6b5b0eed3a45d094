/**
 * What follows from a value alone (the words of a pack's table, the texts of a sheet), made when first asked for and
 * kept as long as the value is. Only for values that never change, and only for what may live as long as they do.
 *
 * It is kept in the value itself, as a private field that nobody else sees, copies or compares. A WeakMap would keep it
 * longer than it is wanted: the collector of young objects takes everything in an old WeakMap for needed, so that what was
 * made of one workbook would outlive it, be moved to the old generation and be marked there.
 */
export function oncePer<Key extends object, Value>(make: (key: Key) => Value): (key: Key) => Value {
  class Keeper extends Given {
    readonly #value: Value;

    constructor(key: Key, value: Value) {
      super(key);
      this.#value = value;
    }

    static of(this: void, key: Key): Value {
      if (#value in key) return (key as Keeper).#value;
      const value = make(key);
      new Keeper(key, value);
      return value;
    }
  }
  return Keeper.of;
}

/** An object as it was given: the fields of classes that extend this one become its. */
class Given {
  constructor(given: object) {
    // biome-ignore lint/correctness/noConstructorReturn: that is what it is for
    return given;
  }
}

/** The same, kept as long as the function is: what is asked of a value that outlives the asking, as a workbook's of a pack. */
export function onceWithin<Key, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const made = new Map<Key, { readonly value: Value }>();
  return (key) => {
    const known = made.get(key);
    if (known) return known.value;
    const value = make(key);
    made.set(key, { value });
    return value;
  };
}
