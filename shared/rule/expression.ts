import { oncePer } from '../kit/once-per';
import type { Condition, Expression, Formula, Leaf, LineSelector, PredicateCall, Reference } from './rule';

/** The references and numbers of an expression, as written from left to right. */
export const leavesOf = oncePer((expression: Expression): readonly Leaf[] =>
  expression.flatMap(({ term }) => (term.kind === 'compound' ? leavesIn(term.formula) : [term])),
);

function leavesIn(formula: Formula): readonly Leaf[] {
  switch (formula.kind) {
    case 'add':
      return formula.terms.flatMap(({ of }) => leavesIn(of));
    case 'product':
      return formula.factors.flatMap(({ of }) => leavesIn(of));
    case 'call':
      return formula.of.flatMap(leavesIn);
    case 'round':
      return leavesIn(formula.of);
    case 'lookup':
      return [{ kind: 'reference', reference: formula.of }];
    case 'reading':
      return formula.of.map((reference) => ({ kind: 'reference', reference }) as const);
    default:
      return [formula];
  }
}

export function referencesIn(expression: Expression): readonly Reference[] {
  return leavesOf(expression).flatMap((leaf) => (leaf.kind === 'constant' ? [] : [leaf.reference]));
}

/** The readings (完成比…) of an expression, with what stands in their brackets. */
export function readingsIn(expression: Expression): readonly ReadingCall[] {
  return expression.flatMap(({ term }) => (term.kind === 'compound' ? readingsOf(term.formula) : []));
}

type ReadingCall = Extract<Formula, { readonly kind: 'reading' }>;

function readingsOf(formula: Formula): readonly ReadingCall[] {
  switch (formula.kind) {
    case 'add':
      return formula.terms.flatMap(({ of }) => readingsOf(of));
    case 'product':
      return formula.factors.flatMap(({ of }) => readingsOf(of));
    case 'call':
      return formula.of.flatMap(readingsOf);
    case 'round':
      return readingsOf(formula.of);
    case 'reading':
      return [formula];
    default:
      return [];
  }
}

/** The two sides of each comparison that a condition makes. */
export function comparedIn(condition: Condition): readonly Expression[] {
  switch (condition.kind) {
    case 'comparison':
      return [condition.left, condition.right];
    case 'call':
      return [];
    default:
      return condition.of.flatMap(comparedIn);
  }
}

/** A formula as a sum of signed terms where it is no more than that, else as one compound term. */
export function asExpression(formula: Formula): Expression {
  return linear(formula, 1) ?? [{ sign: 1, term: { kind: 'compound', formula } as const }];
}

function linear(formula: Formula, sign: 1 | -1): Expression | undefined {
  switch (formula.kind) {
    case 'add': {
      const terms = formula.terms.map((term) => linear(term.of, term.sign === sign ? 1 : -1));
      return terms.every((one) => one !== undefined) ? terms.flat() : undefined;
    }
    case 'product':
    case 'call':
    case 'round':
    case 'lookup':
    case 'reading':
      return undefined;
    default:
      return [{ sign, term: formula }];
  }
}

/** The named conditions of a condition. */
export function callsIn(condition: Condition): readonly PredicateCall[] {
  switch (condition.kind) {
    case 'comparison':
      return [];
    case 'call':
      return [condition.call];
    default:
      return condition.of.flatMap(callsIn);
  }
}

export function conditionReferences(condition: Condition | undefined): readonly Reference[] {
  if (!condition) return [];
  switch (condition.kind) {
    case 'call':
      return callReferences(condition.call);
    case 'comparison':
      return [...referencesIn(condition.left), ...referencesIn(condition.right)];
    default:
      return condition.of.flatMap(conditionReferences);
  }
}

export const callReferences = oncePer((call: PredicateCall): readonly Reference[] =>
  call.arguments.flatMap((given) => (given.kind === 'reference' ? [given.reference] : [])),
);

/** The keys of lines that a selector names, the ends of its ranges among them. */
export function selectorKeys(line: LineSelector): readonly string[] {
  switch (line.kind) {
    case 'key':
      return [line.key];
    case 'range':
      return [line.from, line.to];
    case 'list':
      return line.items.flatMap(selectorKeys);
    default:
      return [];
  }
}
