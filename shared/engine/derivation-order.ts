import { present } from '../kit/assert';
import { Integers } from '../kit/integers';
import { failed, ok, type Result } from '../kit/result';
import type { CellNumber } from './cell-numbers';
import type { Derivations } from './derivations';
import type { Identity } from './identity';
import { cellsOfSide } from './side';

/**
 * Depth-first post-order: derived cells, each after everything it reads. States of a cell: unseen → on the path →
 * done; meeting a cell that is on the path is a cycle, and the path from it to itself is the problem.
 */
export function orderDerivations(derivations: Derivations): Result<readonly number[], readonly number[]> {
  const states = new Integers(0);
  const order: number[] = [];
  /** The cells under way, what each of them reads, and how many of these were gone through. */
  const path: number[] = [];
  const inputs: (readonly number[])[] = [];
  const next: number[] = [];
  const enter = (cell: CellNumber): void => {
    states.set(cell, ON_PATH);
    path.push(cell);
    inputs.push(inputsOf(present(derivations.get(cell), 'only derived cells are ordered')));
    next.push(0);
  };
  for (const start of derivations.keys()) {
    if (states.get(start) === DONE) continue;
    enter(start);
    while (path.length > 0) {
      const top = path.length - 1;
      const at = next[top] ?? 0;
      const input = inputs[top]?.[at];
      next[top] = at + 1;
      if (input === undefined) {
        const cell = present(path.pop(), 'the path is not empty');
        inputs.pop();
        next.pop();
        states.set(cell, DONE);
        order.push(cell);
      } else if (states.get(input) === ON_PATH) {
        return failed([...path.slice(path.indexOf(input)), input]);
      } else if (states.get(input) === UNSEEN && derivations.has(input)) {
        enter(input);
      }
    }
  }
  return ok(order);
}

const UNSEEN = 0;
const ON_PATH = 1;
const DONE = 2;

/** What a derivation reads: the cells of its right side, then those of its condition. */
function inputsOf({ keptRight, condition }: Identity): readonly number[] {
  const cells = cellsOfSide(keptRight);
  return condition ? [...cells, ...condition.cells] : cells;
}

/**
 * How deep a derived cell stands: one above the deepest of what it reads; 0 for a cell that is entered. Cells of one
 * level do not read each other, so that going level by level meets each after everything it reads.
 */
export class Levels {
  private readonly byCell: Integers;

  constructor(byCell: Integers) {
    this.byCell = byCell;
  }

  copy(): Levels {
    return new Levels(this.byCell.copy());
  }

  of(cell: CellNumber): number {
    return this.byCell.get(cell);
  }

  set(cell: CellNumber, level: number): void {
    this.byCell.set(cell, level);
  }

  /** Sets all levels, going through the derived cells in order. */
  follow(order: readonly number[], derivations: Derivations): void {
    for (const cell of order) {
      const identity = present(derivations.get(cell), 'only derived cells are ordered');
      this.set(
        cell,
        levelAbove(identity, (input) => this.of(input)),
      );
    }
  }
}

function levelAbove(identity: Identity, of: (cell: CellNumber) => number): number {
  let deepest = 0;
  identity.eachCellDerivedFrom((cell) => {
    deepest = Math.max(deepest, of(cell));
  });
  return deepest + 1;
}

/**
 * The levels that would be others if `targets` were derived as `derivationOf` says; `undefined` when there would be
 * a cycle. Follows the targets upwards, as far as levels change; in a cycle they would rise for ever.
 */
export function levelsAfter(
  targets: Iterable<number>,
  derivationOf: (cell: CellNumber) => Identity | undefined,
  readersOf: (cell: CellNumber) => Iterable<Identity>,
  levels: Levels,
  most: number,
): ReadonlyMap<CellNumber, number> | undefined {
  const moved = new Map<CellNumber, number>();
  const levelOf = (cell: CellNumber): number => moved.get(cell) ?? levels.of(cell);
  const waiting = [...targets];
  for (let cell = waiting.pop(); cell !== undefined; cell = waiting.pop()) {
    const identity = derivationOf(cell);
    const level = identity ? levelAbove(identity, levelOf) : 0;
    if (level === levelOf(cell)) continue;
    if (level > most) return undefined;
    moved.set(cell, level);
    for (const { derives } of readersOf(cell)) if (derives !== undefined) waiting.push(derives);
  }
  return moved;
}
