import { Integers } from '../kit/integers';
import type { CellNumber } from './cell-numbers';
import type { Identity } from './identity';
import type { IdentityNumbers } from './identity-numbers';

/**
 * Cell → the identities that read it, the deriving ones and those with it in their condition included. A large project
 * has hundreds of thousands of such pairs: each is an entry in columns of numbers, chained to the next one of its cell.
 */
export class Readers {
  private readonly identities: IdentityNumbers;
  private readonly columns: Columns;

  /** @param pairs of a cell and an identity that reads it: so many there will be, until lines come */
  constructor(
    identities: IdentityNumbers,
    cells: number,
    pairs: number,
    columns = emptyColumns(cells, pairs),
  ) {
    this.identities = identities;
    this.columns = columns;
  }

  /** The same over a copy of the identities. */
  copy(identities: IdentityNumbers): Readers {
    const { first, last, reader, next, taken, free } = this.columns;
    return new Readers(identities, 0, 0, {
      first: first.copy(),
      last: last.copy(),
      reader: reader.copy(),
      next: next.copy(),
      taken,
      free,
    });
  }

  get(cell: CellNumber): readonly Identity[] {
    const found: Identity[] = [];
    this.each(cell, (identity) => found.push(identity));
    return found;
  }

  /** Visits each of them. */
  each(cell: CellNumber, visit: (identity: Identity) => void): void {
    const { first, reader, next } = this.columns;
    for (let entry = first.get(cell); entry !== 0; entry = next.get(entry))
      visit(this.identities.get(reader.get(entry)));
  }

  add(identity: Identity): void {
    const { first, last, reader, next } = this.columns;
    identity.eachCell((cell) => {
      const before = last.get(cell);
      // A cell that stands in it twice is met again while this identity is its last.
      if (before !== 0 && reader.get(before) === identity.number) return;
      const entry = this.takeEntry();
      reader.set(entry, identity.number);
      next.set(entry, 0);
      if (before === 0) first.set(cell, entry);
      else next.set(before, entry);
      last.set(cell, entry);
    });
  }

  remove(identity: Identity): void {
    const { first, reader, next } = this.columns;
    identity.eachCell((cell) => {
      let before = 0;
      let entry = first.get(cell);
      while (entry !== 0 && reader.get(entry) !== identity.number) {
        before = entry;
        entry = next.get(entry);
      }
      if (entry !== 0) this.unchain(cell, before, entry);
    });
  }

  private unchain(cell: CellNumber, before: number, entry: number): void {
    const { first, last, next } = this.columns;
    const after = next.get(entry);
    if (before === 0) first.set(cell, after);
    else next.set(before, after);
    if (after === 0) last.set(cell, before);
    next.set(entry, this.columns.free);
    this.columns.free = entry;
  }

  private takeEntry(): number {
    const { columns } = this;
    const { free } = columns;
    if (free !== 0) {
      columns.free = columns.next.get(free);
      return free;
    }
    columns.taken += 1;
    return columns.taken;
  }
}

type Columns = {
  /** Cell → its first and its last entry; 0: none. */
  readonly first: Integers;
  readonly last: Integers;
  /** Entry → the number of its identity. */
  readonly reader: Integers;
  /** Entry → the next one of its cell; of an entry that is free, the next free one. */
  readonly next: Integers;
  /** So many entries were ever taken: their numbers begin at 1. */
  taken: number;
  /** The first of the free ones. */
  free: number;
};

function emptyColumns(cells: number, pairs: number): Columns {
  // Their numbers begin at 1.
  const entries = pairs + 1;
  return {
    first: new Integers(cells),
    last: new Integers(cells),
    reader: new Integers(entries),
    next: new Integers(entries),
    taken: 0,
    free: 0,
  };
}
