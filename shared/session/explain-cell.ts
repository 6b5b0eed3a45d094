import type { Engine } from '../engine/engine';
import type { ExplainedRule } from '../engine/explain';
import type { CellExplanation, CellView } from './session';

/** Gathers what the engine knows about one cell. Of rules that share a finding the one that applies is kept. */
export function explainCell(engine: Engine, number: number, cell: CellView): CellExplanation {
  const byKey = new Map<string, ExplainedRule>();
  let formula: ExplainedRule | undefined;
  for (const rule of engine.explain(number)) {
    if (rule.derives === cell.address) {
      formula = rule;
      continue;
    }
    const known = byKey.get(rule.key);
    if (!known || known.state === 'not-applicable') byKey.set(rule.key, rule);
  }
  const keys = new Set([...byKey.keys(), ...(formula ? [formula.key] : [])]);
  return {
    cell,
    words: engine.describe(number),
    ...(formula ? { formula } : {}),
    rules: [...byKey.values()],
    remarks: engine.findingsOf(cell.address).filter(({ key }) => !keys.has(key)),
  };
}
