import { present } from '../kit/assert';
import { type Identity, type IdentityNumber, UNNUMBERED } from './identity';

/** Hands out the numbers of a program's identities. One keeps its number while it stays; then the next one gets it. */
export class IdentityNumbers {
  private readonly taken: (Identity | undefined)[];
  private readonly free: IdentityNumber[];

  constructor(taken: readonly (Identity | undefined)[] = [], free: readonly IdentityNumber[] = []) {
    this.taken = taken.slice();
    this.free = free.slice();
  }

  copy(): IdentityNumbers {
    return new IdentityNumbers(this.taken, this.free);
  }

  /** Numbers below this one are or were given out. */
  get size(): number {
    return this.taken.length;
  }

  get(number: IdentityNumber): Identity {
    return present(this.taken[number], 'the identity is one of this program', number);
  }

  /** @throws when it has a number: programs that share an identity all know it by that one */
  take(identity: Identity): void {
    if (identity.number !== UNNUMBERED) throw new Error(`Identity ${identity.number} is numbered already`);
    identity.number = this.free.pop() ?? this.taken.length;
    this.taken[identity.number] = identity;
  }

  giveBack({ number }: Identity): void {
    this.taken[number] = undefined;
    this.free.push(number);
  }
}
