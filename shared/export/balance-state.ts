import { type CellValue, isNumber } from '../amount/amount';
import type { CellNumber } from '../engine/cell-numbers';
import { present } from '../kit/assert';
import type { Equation } from './balance-equations';
import { type CellSteps, STEP } from './wanyuan-steps';

/** A step in 分, as the remainders below it are counted. */
export const STEP_SIZE = Number(STEP);

/**
 * By how much groups of cells that print as one print more than their exact amount, in 分, while their last digits are
 * moved. A group has the number of one of its cells. These are remainders, at most a step long, and no amounts: plain
 * numbers hold them. An identity that is exact to the 分 is off in print by what its remainders come to.
 */
export class Remainders {
  readonly #over: Int32Array;
  readonly #moved: Int8Array;

  /**
   * @param nearest by cell: the steps that it prints before anything is moved
   * @param exact by cell, in 分
   * @param leaderOf the group of a cell; the cells of one have the same amount
   */
  constructor(nearest: CellSteps, exact: readonly CellValue[], leaderOf: (cell: CellNumber) => CellNumber) {
    this.#over = new Int32Array(exact.length);
    this.#moved = new Int8Array(exact.length);
    for (let cell = 0; cell < nearest.length; cell += 1) {
      const steps = nearest[cell];
      if (steps === undefined) continue;
      const value = present(exact[cell] ?? undefined, 'what is printed has an amount');
      if (isNumber(value)) this.#over[leaderOf(cell)] = Number(steps * STEP - value);
    }
  }

  /** 0: the amount is a whole number of steps, and stays. Otherwise the group is on one of the two steps around it. */
  over(group: number): number {
    return this.#over[group] ?? 0;
  }

  /** How many steps the group has moved so far. */
  moved(group: number): number {
    return this.#moved[group] ?? 0;
  }

  move(group: number, by: number): void {
    this.#over[group] = this.over(group) + by * STEP_SIZE;
    this.#moved[group] = this.moved(group) + by;
  }

  /** How many steps an equation is off in print. */
  restOf({ groups, counts }: Equation): number {
    let over = 0;
    for (let at = 0; at < groups.length; at += 1) over += (counts[at] ?? 0) * this.over(groups[at] ?? 0);
    return over / STEP_SIZE;
  }
}

/** The equations that hold in print so far, by their place among all of them, and which of them count a group. */
export class HeldEquations {
  readonly equations: readonly Equation[];
  readonly #held: Uint8Array;
  /** Of a group: the places from `#first[group]` on, ascending, and how often it is counted there. */
  readonly #first: Int32Array;
  readonly #places: Int32Array;
  readonly #counts: Int32Array;

  /** @param most more than any group's number */
  constructor(equations: readonly Equation[], most: number) {
    this.equations = equations;
    this.#held = new Uint8Array(equations.length);
    this.#first = new Int32Array(most + 1);
    let all = 0;
    for (const { groups } of equations) {
      all += groups.length;
      for (const group of groups) this.#first[group + 1] = (this.#first[group + 1] ?? 0) + 1;
    }
    for (let group = 0; group < most; group += 1)
      this.#first[group + 1] = (this.#first[group + 1] ?? 0) + (this.#first[group] ?? 0);
    this.#places = new Int32Array(all);
    this.#counts = new Int32Array(all);
    const next = this.#first.slice();
    for (const [place, { groups, counts }] of equations.entries()) {
      for (let at = 0; at < groups.length; at += 1) {
        const group = groups[at] ?? 0;
        const slot = next[group] ?? 0;
        next[group] = slot + 1;
        this.#places[slot] = place;
        this.#counts[slot] = counts[at] ?? 0;
      }
    }
  }

  hold(place: number): void {
    this.#held[place] = 1;
  }

  giveUp(place: number): void {
    this.#held[place] = 0;
  }

  /** The slots of the equations that count a group, ascending by place: from this one up to `end`. */
  first(group: number): number {
    return this.#first[group] ?? 0;
  }

  end(group: number): number {
    return this.#first[group + 1] ?? 0;
  }

  /** The place of a slot's equation; undefined: it is not held. */
  placeOf(slot: number): number | undefined {
    const place = this.#places[slot] ?? 0;
    return this.#held[place] === 1 ? place : undefined;
  }

  /** How often the slot's equation counts the slot's group. */
  countOf(slot: number): number {
    return this.#counts[slot] ?? 0;
  }
}
