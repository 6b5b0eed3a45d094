import type { AddressText } from '../document/address';
import type { Engine } from '../engine/engine';
import type { CellView, ShownCell } from './session';

/** A cell in the engine that has it; `from`: the cell of the project's tables whose value it shows. */
export type LocatedCell = {
  readonly engine: Engine;
  readonly number: number;
  readonly prefix: string;
  readonly from?: AddressText;
};

export function shownIn({ engine, number }: LocatedCell): ShownCell {
  return { value: engine.shown(number), type: engine.cellAt(number).type };
}

/** Who decides the cell; a linked one is computed. `undefined`: there is none. */
export function kindIn(cell: LocatedCell | undefined): CellView['kind'] | undefined {
  if (!cell) return undefined;
  return cell.from === undefined ? cell.engine.kind(cell.number) : 'derived';
}

/** The cell as the page shows it. */
export function viewOf({ engine, number, prefix, from }: LocatedCell): CellView {
  const { text, type } = engine.cellAt(number);
  const address: AddressText = `${prefix}${text}`;
  const value = engine.shown(number);
  if (from !== undefined) {
    const formula = { rule: '', text: from, meaning: '取自决算表' };
    return { address, value, kind: 'derived', type, computed: value, formula };
  }
  const kind = engine.kind(number);
  const derivation = engine.derivation(number);
  if (!derivation) return { address, value, kind, type };
  const computed = engine.computed(number);
  const { id: rule, text: written, meaning } = derivation.rule;
  const formula = { rule, text: written, meaning };
  return computed === undefined
    ? { address, value, kind, type, formula }
    : { address, value, kind, type, computed, formula };
}
