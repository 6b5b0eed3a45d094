import { type CellValue, isNumber } from '../amount/amount';
import type { Calculation } from '../engine/calculation';
import type { CellNumber } from '../engine/cell-numbers';
import type { Identity } from '../engine/identity';
import type { Program } from '../engine/program';
import type { Side } from '../engine/side';
import type { EqualCells } from './equal-cells';
import { SampleAmounts, type Terms } from './sample-amounts';

/**
 * Sums that must come out at 0 in print, and do so to the 分: groups of cells (each by its leader, once), with how often
 * each is counted. `total` is the group that the others add up to, where the identity has one.
 */
export type Equation = Terms & {
  readonly constant: bigint;
  readonly total: number | undefined;
  /** A bound that is just reached: good to keep in print, not worth a long search. */
  readonly bound: boolean;
};

/**
 * The equations to satisfy, in order of precedence: sums down a column first, then the other formulas, then the
 * checks, then bounds that are just reached. What follows from the formulas is left out, since it holds once they do:
 * the row identity of 合计 follows from those of its leaves and the sums down the columns.
 *
 * @param order derived cells, each after everything it reads
 */
export function balanceEquations(
  calculation: Calculation,
  order: readonly CellNumber[],
  equal: EqualCells,
): readonly Equation[] {
  const { program, shown } = calculation;
  const { identities, leaderOf } = equal;
  const adding = new Adding(shown.length);
  const groupOf = countedGroups(shown, leaderOf);
  const equations = identities.map((identity) => equationOf(identity, groupOf, leaderOf, adding));
  const placeOf = new Map<CellNumber, number>();
  for (const [at, { derives }] of identities.entries()) if (derives !== undefined) placeOf.set(derives, at);
  const sample = new SampleAmounts(shown.length);
  const defining = new Set<Equation>();
  for (const cell of order) {
    const equation = equations[placeOf.get(cell) ?? -1];
    if (equation && sample.define(leaderOf(cell), equation)) defining.add(equation);
  }
  const ranks: Equation[][] = [[], [], [], []];
  for (const [at, identity] of identities.entries()) {
    const equation = equations[at];
    if (!equation || equation.groups.length === 0) continue;
    if (!defining.has(equation) && sample.implies(equation)) continue;
    ranks[precedence(identity, program)]?.push(equation);
  }
  return ranks.flat();
}

function precedence({ relation, derives, left, right }: Identity, { structure }: Program): number {
  if (relation !== '=') return 3;
  if (derives === undefined) return 2;
  const { cells } = structure;
  const total = cells.get(derives);
  const isBelow = (number: number): boolean => {
    const cell = cells.get(number);
    return cell?.place.table === total?.place.table && cell?.column === total?.column;
  };
  return left.cells.every(isBelow) && right.cells.every(isBelow) ? 0 : 1;
}

/** By cell: one more than the number of its group; 0: it has no amount that counts. */
function countedGroups(shown: readonly CellValue[], leaderOf: EqualCells['leaderOf']): Int32Array {
  const groups = new Int32Array(shown.length);
  for (let cell = 0; cell < shown.length; cell += 1) {
    const value = shown[cell] ?? null;
    if (isNumber(value) && value !== 0n) groups[cell] = leaderOf(cell) + 1;
  }
  return groups;
}

function equationOf(
  identity: Identity,
  groupOf: Int32Array,
  leaderOf: EqualCells['leaderOf'],
  adding: Adding,
): Equation {
  const add = ({ cells, signs }: Side, direction: 1 | -1): void => {
    for (let at = 0; at < cells.length; at += 1) {
      const group = groupOf[cells[at] ?? 0] ?? 0;
      if (group !== 0) adding.add(group - 1, direction * (signs[at] ?? 1));
    }
  };
  add(identity.left, 1);
  add(identity.right, -1);
  const terms = adding.taken();
  const [only] = identity.left.cells;
  const total = only === undefined || identity.left.cells.length > 1 ? undefined : leaderOf(only);
  return {
    ...terms,
    constant: identity.left.constant - identity.right.constant,
    total: total !== undefined && terms.groups.includes(total) ? total : undefined,
    bound: identity.relation !== '=',
  };
}

/** Adds up how often groups are counted, one sum after the other in the same room. */
class Adding {
  readonly #times: Int32Array;
  #groups: number[] = [];

  constructor(most: number) {
    this.#times = new Int32Array(most);
  }

  add(group: number, times: number): void {
    const before = this.#times[group] ?? 0;
    this.#times[group] = before + times;
    if (before === 0) this.#groups.push(group);
    else if (before + times === 0) this.#groups.splice(this.#groups.indexOf(group), 1);
  }

  /** What was added, in the order in which it came; then it is empty. */
  taken(): Terms {
    const groups = this.#groups;
    if (groups.length === 0) return NOTHING;
    const counts = groups.map((group) => this.#times[group] ?? 0);
    for (const group of groups) this.#times[group] = 0;
    this.#groups = [];
    return { groups, counts };
  }
}

const NOTHING: Terms = { groups: [], counts: [] };
