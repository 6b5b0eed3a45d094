import { callReferences, conditionReferences, referencesIn } from '../rule/expression';
import type { Reference, Rule } from '../rule/rule';

/** Every reference a rule makes, conditions included. */
export function referencesOf(rule: Rule): Reference[] {
  const { statement, condition } = rule;
  const own =
    statement.kind === 'comparison'
      ? [...referencesIn(statement.left), ...referencesIn(statement.right)]
      : callReferences(statement.call);
  return [...own, ...conditionReferences(condition)];
}
