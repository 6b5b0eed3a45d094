/**
 * What follows from a value alone (the words of a pack's table, the texts of a sheet), made when first asked for and
 * kept as long as the value is. Only for values that never change.
 */
export function oncePer<Key extends object, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const made = new WeakMap<Key, { readonly value: Value }>();
  return (key) => {
    const known = made.get(key);
    if (known) return known.value;
    const value = make(key);
    made.set(key, { value });
    return value;
  };
}
