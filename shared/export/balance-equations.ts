import { isNumber } from '../amount/amount';
import type { Identity } from '../engine/identity';
import type { Calculation } from '../session/calculation';
import type { EqualCells } from './equal-cells';
import { SampleAmounts } from './sample-amounts';

/**
 * Sums that must come out at 0 in print: group of cells (by its leader) → how often it is counted. `total` is the
 * group that the others add up to, where the identity has one.
 */
export type Equation = {
  readonly terms: ReadonlyMap<number, number>;
  readonly constant: bigint;
  readonly total: number | undefined;
  /** A bound that is just reached: good to keep in print, not worth a long search. */
  readonly bound: boolean;
};

/**
 * The equations to satisfy, in order of precedence: sums down a column first, then the other formulas, then the
 * checks, then bounds that are just reached. What follows from the formulas is left out, since it holds once they do:
 * the row identity of 合计 follows from those of its leaves and the sums down the columns.
 */
export function balanceEquations(calculation: Calculation, equal: EqualCells): readonly Equation[] {
  const { program } = calculation;
  const equations = new Map(
    equal.identities.map((identity) => [identity, equationOf(identity, calculation, equal)] as const),
  );
  const sample = new SampleAmounts();
  const defining = new Set<Identity>();
  // Each after everything it reads.
  for (const cell of program.order) {
    const identity = program.derivations.get(cell);
    const equation = identity && equations.get(identity);
    if (!identity || !equation) continue;
    if (sample.define(equal.leaderOf(cell), equation.terms)) defining.add(identity);
  }
  const ranks: Equation[][] = [[], [], [], []];
  for (const [identity, equation] of equations) {
    if (equation.terms.size === 0) continue;
    if (!defining.has(identity) && sample.implies(equation.terms)) continue;
    ranks[precedence(identity, calculation)]?.push(equation);
  }
  return ranks.flat();
}

function precedence(identity: Identity, { program }: Calculation): number {
  if (identity.relation !== '=') return 3;
  if (identity.derives === undefined) return 2;
  const places = [...identity.left.cells, ...identity.right.cells].map(
    (cell) => program.structure.cells[cell]?.address,
  );
  const downwards = places.every(
    (place) => place?.table === places[0]?.table && place?.column === places[0]?.column,
  );
  return downwards ? 0 : 1;
}

function equationOf(identity: Identity, { shown }: Calculation, { leaderOf }: EqualCells): Equation {
  const terms = new Map<number, number>();
  for (const [side, direction] of [[identity.left, 1] as const, [identity.right, -1] as const]) {
    for (const [position, cell] of side.cells.entries()) {
      const value = shown[cell] ?? null;
      if (!isNumber(value) || value === 0n) continue;
      const leader = leaderOf(cell);
      const count = (terms.get(leader) ?? 0) + direction * (side.signs[position] ?? 1);
      if (count === 0) terms.delete(leader);
      else terms.set(leader, count);
    }
  }
  const [only, ...others] = identity.left.cells;
  const total = only === undefined || others.length > 0 ? undefined : leaderOf(only);
  return {
    terms,
    constant: identity.left.constant - identity.right.constant,
    total: total !== undefined && terms.has(total) ? total : undefined,
    bound: identity.relation !== '=',
  };
}
