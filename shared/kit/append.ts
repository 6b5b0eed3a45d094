/**
 * Adds items to a list one by one. Spread into the arguments of `push`, more than some 100,000 of them are too many
 * for a call, and it throws.
 */
export function append<Item>(list: Item[], items: Iterable<Item>): void {
  for (const item of items) list.push(item);
}
