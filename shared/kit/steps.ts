/** Long work cut into steps: whoever carries it out may do something else between two of them, or leave it unfinished. */
export type Steps<Value> = Generator<undefined, Value, undefined>;

/** Carries the work out at once. */
export function finish<Value>(steps: Steps<Value>): Value {
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}
