import { append } from '../kit/lists';
import type { Equation } from './balance-equations';
import { findRepair } from './balance-repair';
import type { Groups, Held } from './balance-state';
import { type Move, MovePrices } from './move-prices';
import { STEP } from './wanyuan-steps';

/**
 * Moves groups by single steps until as many equations as possible hold, taken in their order. One that holds is
 * never given up for a later one; one that cannot be reached is left, and shows in the report. `mostLeft`: with more
 * sums left than this (bounds aside) the result is of no use, and false is answered as soon as that is clear.
 */
export function balanceSteps(groups: Groups, equations: readonly Equation[], mostLeft: number): boolean {
  let left = 0;
  const held: Held = { equations: [], counting: new Map(), weights: weightsOf(equations) };
  const prices = new MovePrices(groups, held);
  for (const equation of equations) {
    if (equation.constant % STEP !== 0n) continue;
    const place = held.equations.length;
    held.equations.push(equation);
    for (const [group, count] of equation.terms) {
      const known = held.counting.get(group);
      if (known) known.push({ place, count });
      else held.counting.set(group, [{ place, count }]);
    }
    if (settle(groups, held, prices, place)) continue;
    held.equations.pop();
    prices.forget([{ place }]);
    for (const group of equation.terms.keys()) held.counting.get(group)?.pop();
    if (!equation.bound) left += 1;
    if (left > mostLeft) return false;
  }
  return true;
}

/** Brings one equation to 0, a step at a time; false, with nothing moved, when another would have to break for it. */
function settle(groups: Groups, held: Held, prices: MovePrices, place: number): boolean {
  const moved: Move[] = [];
  const move = (group: number, by: number): void => {
    groups.steps.set(group, (groups.steps.get(group) ?? 0n) + BigInt(by));
    prices.forget(held.counting.get(group) ?? []);
  };
  for (;;) {
    const equation = held.equations[place];
    const rest = equation ? restOf(equation, groups) : 0n;
    if (rest === 0n) return true;
    const repair = findRepair(prices, held, place, rest > 0n ? 1 : -1);
    if (!repair) {
      for (const { group, by } of moved) move(group, -by);
      return false;
    }
    for (const { group, by } of repair) move(group, by);
    append(moved, repair);
  }
}

function restOf({ terms, constant }: Equation, { steps }: Groups): bigint {
  let rest = constant / STEP;
  for (const [group, count] of terms) rest += BigInt(count) * (steps.get(group) ?? 0n);
  return rest;
}

const HIGHEST = 8;

/** Powers of eight by height: a leaf is moved before a 款, a 款 before a 类, so that totals keep their rounding. */
function weightsOf(equations: readonly Equation[]): ReadonlyMap<number, number> {
  const below = new Map<number, Equation[]>();
  for (const equation of equations) {
    const { total, bound } = equation;
    // The whole of a bound is no total of its part.
    if (total === undefined || bound) continue;
    const known = below.get(total);
    if (known) known.push(equation);
    else below.set(total, [equation]);
  }
  const heights = new Map<number, number>();
  const heightOf = (group: number): number => {
    const known = heights.get(group);
    if (known !== undefined) return known;
    // Met again on its own way down, as two formulas may read each other's totals in different columns.
    heights.set(group, 0);
    let height = 0;
    for (const { terms } of below.get(group) ?? [])
      for (const part of terms.keys()) if (part !== group) height = Math.max(height, heightOf(part) + 1);
    heights.set(group, Math.min(height, HIGHEST));
    return Math.min(height, HIGHEST);
  };
  const weights = new Map<number, number>();
  for (const { terms } of equations)
    for (const group of terms.keys()) if (!weights.has(group)) weights.set(group, 8 ** heightOf(group));
  return weights;
}
