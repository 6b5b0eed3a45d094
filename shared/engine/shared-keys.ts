import type { Rule } from '../rule/rule';
import { identityKey } from './findings';
import type { Program } from './program';

/**
 * Two lines of one rule id over the same left cells would give two findings of one name, and an explanation could not
 * say which it means. Lines with conditions may meet: of those the ledger shows the one that applies.
 */
export function sharedKeys({ identities, structure }: Program): readonly (readonly [Rule, Rule])[] {
  const first = new Map<string, Rule>();
  const pairs = new Map<string, readonly [Rule, Rule]>();
  for (const identity of identities) {
    const { rule } = identity;
    const key = identityKey(identity, structure);
    const earlier = first.get(key);
    if (earlier === undefined) first.set(key, rule);
    else if (earlier !== rule && !(earlier.condition && rule.condition)) {
      pairs.set(`${earlier.line}|${rule.line}`, [earlier, rule]);
    }
  }
  return [...pairs.values()];
}
