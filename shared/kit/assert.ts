/**
 * Unwraps a value that cannot be absent. `because` states why it cannot, and is what a reader of the log sees
 * when the reasoning was wrong: this is a bug in the program, never the clerk's input.
 */
export function present<Value>(value: Value | undefined | null, because: string): Value {
  if (value === undefined || value === null) throw new Error(`Broken invariant: ${because}`);
  return value;
}

/** Makes the compiler refuse a `switch` that forgot a case. */
export function unreachable(value: never): never {
  throw new Error(`Unhandled case: ${JSON.stringify(value)}`);
}
