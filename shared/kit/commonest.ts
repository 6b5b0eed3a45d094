/** The value of which there are most, of several as common the one that comes first; `undefined`: there are no values. */
export function commonest<Value extends string | number>(values: readonly Value[]): Value | undefined {
  const counts = new Map<Value, number>();
  let most = 0;
  for (const value of values) {
    const count = (counts.get(value) ?? 0) + 1;
    counts.set(value, count);
    most = Math.max(most, count);
  }
  return values.find((value) => counts.get(value) === most);
}
