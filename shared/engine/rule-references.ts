import type { Expression, Reference, Rule } from '../rule/rule';

/** Every reference a rule makes, conditions included. */
export function referencesOf(rule: Rule): Reference[] {
  const inTerms = (expression: Expression): Reference[] =>
    expression.flatMap(({ term }) => (term.kind === 'constant' ? [] : [term.reference]));
  const inCall = (call: Rule['condition']): Reference[] =>
    call ? call.arguments.flatMap((given) => (given.kind === 'reference' ? [given.reference] : [])) : [];
  const { statement } = rule;
  return statement.kind === 'comparison'
    ? [...inTerms(statement.left), ...inTerms(statement.right), ...inCall(rule.condition)]
    : [...inCall(statement.call), ...inCall(rule.condition)];
}
