import type { Integers } from '../kit/integers';
import type { CellNumber } from './cell-numbers';
import type { Identity } from './identity';
import type { IdentityNumbers } from './identity-numbers';

/** Cell → the identity that derives it while its condition holds. A column of numbers: a large project has many. */
export class Derivations {
  private readonly identities: IdentityNumbers;
  /** Cell → one more than the number of its identity; 0: none derives it. */
  private readonly byCell: Integers;
  private count: number;

  constructor(identities: IdentityNumbers, byCell: Integers, count = 0) {
    this.identities = identities;
    this.byCell = byCell;
    this.count = count;
  }

  /** The same over a copy of the identities. */
  copy(identities: IdentityNumbers): Derivations {
    return new Derivations(identities, this.byCell.copy(), this.count);
  }

  /** How many cells are derived. */
  get size(): number {
    return this.count;
  }

  get(cell: CellNumber): Identity | undefined {
    const place = this.byCell.get(cell);
    return place === 0 ? undefined : this.identities.get(place - 1);
  }

  has(cell: CellNumber): boolean {
    return this.byCell.get(cell) !== 0;
  }

  /** Of an identity that has its number already. */
  set(cell: CellNumber, { number }: Identity): void {
    if (!this.has(cell)) this.count += 1;
    this.byCell.set(cell, number + 1);
  }

  delete(cell: CellNumber): void {
    if (this.has(cell)) this.count -= 1;
    this.byCell.set(cell, 0);
  }

  /** The derived cells, by their numbers. */
  *keys(): IterableIterator<CellNumber> {
    for (let cell = 0; cell < this.byCell.places; cell += 1) if (this.has(cell)) yield cell;
  }

  *[Symbol.iterator](): IterableIterator<[CellNumber, Identity]> {
    for (const cell of this.keys()) yield [cell, this.identities.get(this.byCell.get(cell) - 1)];
  }
}
