import { present } from '../kit/assert';
import { failed, ok, type Result } from '../kit/result';
import { type CellNumber, emptyByCell } from './cell-numbers';
import type { Identity } from './identity';

type Derivations = ReadonlyMap<CellNumber, Identity>;

/**
 * Depth-first post-order: derived cells, each after everything it reads. States of a cell: unseen → on the path →
 * done; meeting a cell that is on the path is a cycle, and the path from it to itself is the problem.
 */
export function orderDerivations(derivations: Derivations): Result<readonly number[], readonly number[]> {
  const done = new Set<CellNumber>();
  const order: number[] = [];
  for (const start of derivations.keys()) {
    if (done.has(start)) continue;
    const path: { cell: CellNumber; next: number }[] = [{ cell: start, next: 0 }];
    const onPath = new Set([start]);
    for (let top = path.at(-1); top; top = path.at(-1)) {
      const input = inputOf(derivations.get(top.cell), top.next);
      top.next += 1;
      if (input === undefined) {
        done.add(top.cell);
        onPath.delete(top.cell);
        order.push(top.cell);
        path.pop();
      } else if (onPath.has(input)) {
        const cycle = path.slice(path.findIndex(({ cell }) => cell === input)).map(({ cell }) => cell);
        return failed([...cycle, input]);
      } else if (derivations.has(input) && !done.has(input)) {
        path.push({ cell: input, next: 0 });
        onPath.add(input);
      }
    }
  }
  return ok(order);
}

/** What a derivation reads: the cells of its right side, then those of its condition. */
function inputOf(identity: Identity | undefined, at: number): number | undefined {
  const { right, condition } = present(identity, 'only derived cells are ordered');
  return right.cells[at] ?? condition?.cells[at - right.cells.length];
}

/**
 * How deep a derived cell stands: one above the deepest of what it reads; 0 for a cell that is entered. Cells of one
 * level do not read each other, so that going level by level meets each after everything it reads.
 */
export class Levels {
  private readonly byCell: (number | undefined)[];

  constructor(cells: number, byCell: (number | undefined)[] = emptyByCell(cells)) {
    this.byCell = byCell;
  }

  copy(): Levels {
    return new Levels(this.byCell.length, this.byCell.slice());
  }

  of(cell: CellNumber): number {
    return this.byCell[cell] ?? 0;
  }

  set(cell: CellNumber, level: number): void {
    this.byCell[cell] = level;
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

function levelAbove({ right, condition }: Identity, of: (cell: CellNumber) => number): number {
  let deepest = 0;
  for (const cell of right.cells) deepest = Math.max(deepest, of(cell));
  for (const cell of condition?.cells ?? []) deepest = Math.max(deepest, of(cell));
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
