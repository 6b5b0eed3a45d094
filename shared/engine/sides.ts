import { AMOUNT, SHARE, type ValueType } from '../kind/kinds';
import { calculates, dimensionOf } from '../kind/value-text';
import { type WrittenNumber, writtenValue } from '../kind/written-number';
import type { CellNumber } from './cell-numbers';
import { type ConcreteFormula, dimensionOfFormula } from './formula';
import { RuleFault } from './rule-fault';
import { allPlus, type Side } from './side';
import type { Structure } from './structure';

/** A side whose cells are known, while what its numbers count is not yet. */
export type OpenSide = {
  readonly cells: readonly CellNumber[];
  readonly signs: readonly (1 | -1)[];
  readonly numbers: readonly { readonly sign: 1 | -1; readonly written: WrittenNumber }[];
  /** What the columns hold whose lines are not there, where the side has no cell that says it. */
  readonly declared?: ValueType;
  /** Where it is no sum. */
  readonly root?: ConcreteFormula;
};

export type ClosedSides = { readonly left: Side; readonly right: Side; readonly type: ValueType };

export const NO_NUMBERS: OpenSide['numbers'] = [];
export const NO_SIGNS: readonly 1[] = [];

/** Two sides that are compared: their values are of one type, that of the left one's cells where they are a sum. */
export function closeSides(left: OpenSide, right: OpenSide, structure: Structure): ClosedSides {
  const type = typeOfSides(left, right, structure);
  if (!left.root && !right.root) return { left: linear(left, type), right: linear(right, type), type };
  return {
    left: left.root ? ofFormula(left, type) : linear(left, type),
    // A sum beside a formula may be of another number of decimals than the formula's result.
    right: left.root || right.root ? ofFormula(right, type, structure) : linear(right, type),
    type,
  };
}

function typeOfSides(left: OpenSide, right: OpenSide, structure: Structure): ValueType {
  const first = (side: OpenSide): ValueType | undefined =>
    structure.cells.get(side.cells[0] ?? -1)?.type ?? side.declared;
  if (!left.root) {
    const own = first(left);
    if (own || !right.root) return own ?? first(right) ?? AMOUNT;
  }
  const side = left.root ? left : right;
  const dimension = side.root ? dimensionOfFormula(side.root) : 'any';
  const of = dimension !== 'any' && 'of' in dimension ? dimension.of : undefined;
  if (of === '') return SHARE;
  for (const cell of side.cells) {
    const type = structure.cells.get(cell)?.type;
    if (type && calculates(type) && (of === undefined || dimensionOf(type) === of)) return type;
  }
  return AMOUNT;
}

function linear({ cells, signs, numbers }: OpenSide, type: ValueType): Side {
  let constant = 0n;
  for (const { sign, written } of numbers) {
    const value = writtenValue(written, type);
    if (!value.ok) throw new RuleFault(value.problem);
    constant += BigInt(sign) * value.value;
  }
  return { cells, signs, constant };
}

function ofFormula(side: OpenSide, type: ValueType, structure?: Structure): Side {
  const root = side.root ?? addedUp(side, structure);
  return { cells: side.cells, signs: allPlus(side.cells.length), constant: 0n, formula: { root, type } };
}

/** A sum as a formula. */
function addedUp({ cells, signs, numbers }: OpenSide, structure: Structure | undefined): ConcreteFormula {
  return {
    kind: 'add',
    terms: [
      ...cells.map((cell, at) => ({
        sign: signs[at] ?? 1,
        of: { kind: 'cells', cells: [cell], type: structure?.cells.get(cell)?.type } as const,
      })),
      ...numbers.map(({ sign, written }) => ({ sign, of: { kind: 'number', written } as const })),
    ],
  };
}
