import { isNumber } from '../amount/amount';
import type { Identity } from '../engine/identity';
import type { Calculation } from '../session/calculation';
import type { EqualCells } from './equal-cells';
import { isIndependent, newBasis } from './independent-sums';

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
 * checks, then bounds that are just reached. What follows from earlier ones is left out, since it holds once they do.
 */
export function balanceEquations(calculation: Calculation, equal: EqualCells): readonly Equation[] {
  const ranked = [0, 1, 2, 3].flatMap((rank) =>
    equal.identities.filter((identity) => precedence(identity, calculation) === rank),
  );
  const basis = newBasis();
  return ranked.flatMap((identity) => {
    const equation = equationOf(identity, calculation, equal);
    return equation.terms.size > 0 && isIndependent(basis, equation.terms) ? [equation] : [];
  });
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
