import { type AddressText, toAddress } from '../document/address';
import type { ExplainedRule, ExplainedSide } from '../engine/explain';
import type { FormSet } from '../forms/form-set';
import { NOT_FILLED } from '../forms/untouched';
import { type LocatedCell, viewOf } from './located-cell';
import type { CellExplanation } from './session';

/**
 * Gathers what the engine knows about one cell. Of rules that share a finding the one that applies is kept. What a
 * form's engine says of its own cells is said in the addresses of the project, and of a form that nobody has filled in that no rule
 * was run.
 */
export function explainCell(located: LocatedCell, forms: FormSet): CellExplanation {
  const { engine, number, prefix } = located;
  const own = engine.cellAt(number).text;
  const instead = forms.insteadOfRules(toAddress(`${prefix}${own}`));
  const inProject = (rule: ExplainedRule): ExplainedRule =>
    instead ? notRun(atPlace(rule, prefix)) : atPlace(rule, prefix);
  const byKey = new Map<string, ExplainedRule>();
  let formula: ExplainedRule | undefined;
  for (const rule of engine.explain(number)) {
    if (rule.derives === own) {
      formula = rule;
      continue;
    }
    const known = byKey.get(rule.key);
    if (!known || known.state === 'not-applicable') byKey.set(rule.key, rule);
  }
  const keys = new Set([...byKey.keys(), ...(formula ? [formula.key] : [])]);
  return {
    cell: viewOf(located),
    words: engine.describe(number),
    ...(formula ? { formula: inProject(formula) } : {}),
    rules: [...byKey.values()].map(inProject),
    remarks: instead ?? engine.findingsOf(own).filter(({ key }) => !keys.has(key)),
  };
}

/** A rule of a form that nobody has filled in, whatever its numbers are. */
function notRun(rule: ExplainedRule): ExplainedRule {
  return { ...rule, state: 'not-run', reason: NOT_FILLED, difference: null };
}

/** How the cell is computed, as `explainCell` says it. */
export function explainFormula({ engine, number, prefix }: LocatedCell): ExplainedRule | undefined {
  const formula = engine.explainFormula(number);
  return formula && atPlace(formula, prefix);
}

function atPlace(rule: ExplainedRule, prefix: string): ExplainedRule {
  if (prefix === '') return rule;
  const sideOf = (side: ExplainedSide): ExplainedSide => ({
    ...side,
    terms: side.terms.map((term) => ({ ...term, address: atPrefix(prefix, term.address) })),
  });
  const { key, left, right, derives, ...others } = rule;
  return {
    ...others,
    key: `${prefix}${key}`,
    left: sideOf(left),
    right: sideOf(right),
    ...(derives === undefined ? {} : { derives: atPrefix(prefix, derives) }),
  };
}

function atPrefix(prefix: string, address: AddressText): AddressText {
  return `${prefix}${address}`;
}
