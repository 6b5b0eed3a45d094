import type { AddressText } from '../document/address';
import type { ExplainedRule, ExplainedSide } from '../engine/explain';
import { type LocatedCell, viewOf } from './located-cell';
import type { CellExplanation } from './session';

/**
 * Gathers what the engine knows about one cell. Of rules that share a finding the one that applies is kept. What a
 * form's engine says of its own cells is said in the addresses of the project.
 */
export function explainCell(located: LocatedCell): CellExplanation {
  const { engine, number, prefix, notRun } = located;
  const own = engine.cellAt(number).text;
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
    ...(formula ? { formula: run(inProject(formula, prefix), notRun) } : {}),
    rules: [...byKey.values()].map((rule) => run(inProject(rule, prefix), notRun)),
    remarks: notRun === undefined ? engine.findingsOf(own).filter(({ key }) => !keys.has(key)) : [],
  };
}

/** With the state it has; `notRun`: why no rule around the cell is run. */
function run(rule: ExplainedRule, notRun: string | undefined): ExplainedRule {
  return notRun === undefined ? rule : { ...rule, state: 'not-run', reason: notRun, difference: null };
}

/** How the cell is computed, as `explainCell` says it. */
export function explainFormula({ engine, number, prefix }: LocatedCell): ExplainedRule | undefined {
  const formula = engine.explainFormula(number);
  return formula && inProject(formula, prefix);
}

function inProject(rule: ExplainedRule, prefix: string): ExplainedRule {
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
