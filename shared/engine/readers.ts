import { type CellNumber, emptyByCell } from './cell-numbers';
import type { Identity } from './identity';

/** Cell → the identities that read it, the deriving ones and those with it in their condition included. */
export class Readers {
  private readonly byCell: (readonly Identity[] | undefined)[];

  constructor(cells: number, byCell: (readonly Identity[] | undefined)[] = emptyByCell(cells)) {
    this.byCell = byCell;
  }

  copy(): Readers {
    return new Readers(this.byCell.length, this.byCell.slice());
  }

  get(cell: CellNumber): readonly Identity[] {
    return this.byCell[cell] ?? NONE;
  }

  add(identity: Identity): void {
    const { left, right, condition } = identity;
    for (const cell of left.cells) this.addAt(cell, identity);
    for (const cell of right.cells) this.addAt(cell, identity);
    if (condition) for (const cell of condition.cells) this.addAt(cell, identity);
  }

  private addAt(cell: number, identity: Identity): void {
    const known = this.byCell[cell];
    // A cell that stands in it twice is met twice in a row of nothing but this identity.
    if (known === undefined) this.byCell[cell] = [identity];
    // A list that grows by itself keeps room for sixteen more, ten times what it needs.
    else if (known.at(-1) !== identity) this.byCell[cell] = known.concat(identity);
  }

  remove(identity: Identity): void {
    for (const cell of cellsRead(identity)) {
      const left = this.get(cell).filter((known) => known !== identity);
      this.byCell[cell] = left.length === 0 ? undefined : left;
    }
  }
}

const NONE: readonly Identity[] = [];

function* cellsRead({ left, right, condition }: Identity): Iterable<number> {
  yield* left.cells;
  yield* right.cells;
  if (condition) yield* condition.cells;
}
