import type { CellNumber } from '../engine/cell-numbers';
import type { EngineModel } from '../engine/engine';
import { sameMeasure } from '../kind/value-text';
import { present } from '../kit/assert';
import type { Steps } from '../kit/steps';
import type { EquationNumber } from './equations';
import type { Influence } from './influence';

/** Something one mistake can have moved: a cell, or two neighbours, one by as much as the other less. */
export type Lever = {
  readonly cells: readonly { readonly cell: CellNumber; readonly sign: 1 | -1 }[];
  /** For two neighbours: whether they stand in one line or one column. */
  readonly along?: 'line' | 'column';
  /** What it does to the equations, for each unit of its first cell. */
  readonly effect: ReadonlyMap<EquationNumber, number | bigint>;
};

/** Levers made between two pauses. */
const LEVERS_A_STEP = 256;

/** The levers over the given entered cells: each alone, and each with its next neighbours. */
export function* leversOver(
  cells: ReadonlySet<CellNumber>,
  model: EngineModel,
  influence: Influence,
): Steps<readonly Lever[]> {
  const single = (cell: CellNumber): Lever => ({
    cells: [{ cell, sign: 1 }],
    effect: influence.differences(cell),
  });
  const levers: Lever[] = [];
  const isPause = (): boolean => levers.length % LEVERS_A_STEP === 0;
  for (const cell of cells) {
    levers.push(single(cell));
    if (isPause()) yield;
  }
  for (const { one, other, along } of neighbours(model, influence)) {
    if (!cells.has(one) && !cells.has(other)) continue;
    const effect = new Map(influence.differences(one));
    for (const [equation, times] of influence.differences(other)) {
      const left = (effect.get(equation) ?? 0) - times;
      if (left === 0) effect.delete(equation);
      else effect.set(equation, left);
    }
    levers.push({
      cells: [
        { cell: one, sign: 1 },
        { cell: other, sign: -1 },
      ],
      along,
      effect,
    });
    if (isPause()) yield;
  }
  return levers;
}

type Neighbours = { readonly one: number; readonly other: number; readonly along: 'line' | 'column' };

/**
 * Entered cells next to each other: in the next column, or in the next line that has one in the column. Inputs are
 * neighbours of inputs, printed totals of printed totals.
 */
function neighbours({ program, derivation }: EngineModel, { entered }: Influence): readonly Neighbours[] {
  const { structure } = program;
  const isTotal = (cell: CellNumber): boolean => derivation(cell) !== undefined;
  const pairs: Neighbours[] = [];
  const cellOf = (cell: CellNumber) => present(structure.cells.get(cell), 'a cell of the program');
  const isAlike = (one: number, other: number): boolean =>
    isTotal(one) === isTotal(other) && sameMeasure(cellOf(one).type, cellOf(other).type);
  for (const { lines, byKey } of structure.tables.values()) {
    /** The last entered cell above in the column, inputs and totals apart. */
    const above = new Map<string, number>();
    for (const { key } of lines) {
      let before: number | undefined;
      for (const [column, cell] of present(byKey.get(key), 'a line of the table').entries()) {
        if (!entered.has(cell)) {
          before = undefined;
          continue;
        }
        if (before !== undefined && isAlike(before, cell))
          pairs.push({ one: before, other: cell, along: 'line' });
        before = cell;
        const place = `${column} ${isTotal(cell)}`;
        const upper = above.get(place);
        if (upper !== undefined && isAlike(upper, cell))
          pairs.push({ one: upper, other: cell, along: 'column' });
        above.set(place, cell);
      }
    }
  }
  return pairs;
}
