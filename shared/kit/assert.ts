/**
 * Unwraps a value that cannot be absent. `because` states why it cannot, and is what a reader of the log sees
 * when the reasoning was wrong: this is a bug in the program, never the clerk's input. `which` tells which one is meant,
 * for what is asked so often that no words are made before they are needed.
 */
export function present<Value>(
  value: Value | undefined | null,
  because: string,
  which?: string | number,
): Value {
  if (value === undefined || value === null)
    throw new Error(`Broken invariant: ${because}${which === undefined ? '' : ` (${which})`}`);
  return value;
}

/** Makes the compiler refuse a `switch` that forgot a case. */
export function unreachable(value: never): never {
  throw new Error(`Unhandled case: ${JSON.stringify(value)}`);
}
