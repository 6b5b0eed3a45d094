import { vi } from 'vitest';

/** Tries until it holds. The bound is for what never comes, not for a machine with much to do: a second is soon over there. */
export function eventually<Value>(check: () => Value | Promise<Value>): Promise<Value> {
  return vi.waitFor(check, { timeout: 20_000, interval: 20 });
}
