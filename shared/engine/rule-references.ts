import { oncePer } from '../kit/once-per';
import { callReferences, conditionReferences, referencesIn } from '../rule/expression';
import type { Reference, Rule } from '../rule/rule';

/** Every reference a rule makes, conditions included. Asked of every rule for every project, gathered once. */
export const referencesOf = oncePer(({ statement, condition }: Rule): readonly Reference[] => {
  const own =
    statement.kind === 'comparison'
      ? [...referencesIn(statement.left), ...referencesIn(statement.right)]
      : callReferences(statement.call);
  return [...own, ...conditionReferences(condition)];
});
