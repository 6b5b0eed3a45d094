/**
 * Lists compared, and what a list that may be long needs instead of spreading it into a call: `list.push(...items)` and `Math.max(...items)`
 * throw from some 100,000 items on. `build/no-spread-arguments.grit` refuses both.
 */

/** Adds items to the end of a list, one by one. */
export function append<Item>(list: Item[], items: Iterable<Item>): void {
  for (const item of items) list.push(item);
}

/** The greatest of the numbers and `atLeast`. */
export function greatest(numbers: Iterable<number>, atLeast = Number.NEGATIVE_INFINITY): number {
  let found = atLeast;
  for (const number of numbers) found = Math.max(found, number);
  return found;
}

/** The least of the numbers and `atMost`. */
export function least(numbers: Iterable<number>, atMost = Number.POSITIVE_INFINITY): number {
  let found = atMost;
  for (const number of numbers) found = Math.min(found, number);
  return found;
}

/** The same items in the same order. */
export function isSameList<Item>(one: readonly Item[], other: readonly Item[]): boolean {
  return one.length === other.length && one.every((item, at) => item === other[at]);
}
