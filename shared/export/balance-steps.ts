import type { Equation } from './balance-equations';
import { findRepair } from './balance-repair';
import { HeldEquations, type Remainders } from './balance-state';
import { MovePrices } from './move-prices';
import { STEP } from './wanyuan-steps';

/**
 * Moves groups by single steps until as many equations as possible hold, taken in their order. One that holds is
 * never given up for a later one; one that cannot be reached is left, and shows in the report. `mostLeft`: with more
 * sums left than this (bounds aside) the result is of no use, and nothing is answered as soon as that is clear.
 *
 * @param most more than any group's number
 * @returns how many bounds had to be brought together
 */
export function balanceSteps(
  remainders: Remainders,
  equations: readonly Equation[],
  mostLeft: number,
  most: number,
): number | undefined {
  let left = 0;
  let bounds = 0;
  const held = new HeldEquations(equations, most);
  const prices = new MovePrices(remainders, held, weightsOf(equations, most));
  const move = (group: number, by: number): void => {
    remainders.move(group, by);
    for (let slot = held.first(group); slot < held.end(group); slot += 1) {
      const place = held.placeOf(slot);
      if (place !== undefined) prices.forget(place);
    }
  };
  for (const [place, equation] of equations.entries()) {
    if (equation.constant % STEP !== 0n) continue;
    held.hold(place);
    const rest = remainders.restOf(equation);
    if (equation.bound && rest !== 0) bounds += 1;
    if (settle(place, rest, prices, held, move)) continue;
    held.giveUp(place);
    if (!equation.bound) left += 1;
    if (left > mostLeft) return undefined;
  }
  return bounds;
}

/** Brings one equation to 0, a step at a time; false, with nothing moved, when another would have to break for it. */
function settle(
  place: number,
  off: number,
  prices: MovePrices,
  held: HeldEquations,
  move: (group: number, by: number) => void,
): boolean {
  const before: (() => void)[] = [];
  const step = off > 0 ? 1 : -1;
  for (let rest = off; rest !== 0; rest -= step) {
    const repair = findRepair(prices, held, place, step);
    if (!repair) {
      for (const undo of before) undo();
      return false;
    }
    for (const { group, by } of repair) {
      move(group, by);
      before.push(() => move(group, -by));
    }
  }
  return true;
}

const HIGHEST = 8;
const NONE = { groups: [], total: undefined, bound: true };

/** Powers of eight by height: a leaf is moved before a 款, a 款 before a 类, so that totals keep their rounding. */
function weightsOf(equations: readonly Equation[], most: number): Float64Array {
  // Of a total: one more than the place of the first equation that makes it, of an equation: than that of the next one.
  const first = new Int32Array(most);
  const next = new Int32Array(equations.length);
  for (let place = equations.length - 1; place >= 0; place -= 1) {
    const { total, bound } = equations[place] ?? NONE;
    // The whole of a bound is no total of its part.
    if (total === undefined || bound) continue;
    next[place] = first[total] ?? 0;
    first[total] = place + 1;
  }
  const heights = new Int8Array(most).fill(-1);
  const heightOf = (group: number): number => {
    const known = heights[group] ?? -1;
    if (known >= 0) return known;
    // Met again on its own way down, as two formulas may read each other's totals in different columns.
    heights[group] = 0;
    let height = 0;
    for (let made = first[group] ?? 0; made !== 0; made = next[made - 1] ?? 0)
      for (const part of (equations[made - 1] ?? NONE).groups)
        if (part !== group) height = Math.max(height, heightOf(part) + 1);
    heights[group] = Math.min(height, HIGHEST);
    return Math.min(height, HIGHEST);
  };
  const weights = new Float64Array(most).fill(1);
  for (const { groups } of equations) for (const group of groups) weights[group] = 8 ** heightOf(group);
  return weights;
}
