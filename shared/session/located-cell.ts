import type { AddressText } from '../document/address';
import type { Engine } from '../engine/engine';
import type { CellView } from './session';

/** A cell in the engine that has it; `from`: the cell of the project's tables whose value it shows. */
export type LocatedCell = {
  readonly engine: Engine;
  readonly number: number;
  readonly prefix: string;
  readonly from?: AddressText;
};

/** The cell as the page shows it. */
export function viewOf({ engine, number, prefix, from }: LocatedCell): CellView {
  const { text, type } = engine.cellAt(number);
  if (from !== undefined) {
    const formula = { rule: '', text: from, meaning: '取自决算表' };
    const value = engine.shown(number);
    return { address: `${prefix}${text}`, value, kind: 'derived', type, computed: value, formula };
  }
  const derivation = engine.derivation(number);
  const computed = engine.computed(number);
  return {
    address: `${prefix}${text}`,
    value: engine.shown(number),
    kind: engine.kind(number),
    type,
    ...(derivation && computed !== undefined ? { computed } : {}),
    ...(derivation
      ? {
          formula: { rule: derivation.rule.id, text: derivation.rule.text, meaning: derivation.rule.meaning },
        }
      : {}),
  };
}
