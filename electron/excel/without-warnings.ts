/**
 * Runs a library that reports oddities of a file straight to standard error, without those reports: a clerk running
 * a command would take them for ours. Only for work that ends before it returns.
 */
export function withoutWarnings<Value>(work: () => Value): Value {
  const { error, warn, log } = console;
  const silence = (): void => undefined;
  Object.assign(console, { error: silence, warn: silence, log: silence });
  try {
    return work();
  } finally {
    Object.assign(console, { error, warn, log });
  }
}
