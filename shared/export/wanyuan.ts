import { type Amount, isNumber } from '../amount/amount';
import type { AddressText } from '../document/address';
import type { ProjectDocument } from '../document/document';
import type { Calculation } from '../engine/calculation';
import type { Identity } from '../engine/identity';
import type { Structure } from '../engine/structure';
import type { ValueType } from '../kind/kinds';
import { quantumOf } from '../kind/value-text';
import { onceWithin } from '../kit/once-per';
import type { Session } from '../session/session';
import { balanceEquations } from './balance-equations';
import { Remainders } from './balance-state';
import { balanceSteps } from './balance-steps';
import { exactIdentities, findEqualCells } from './equal-cells';
import {
  findAdjustments,
  findRoundingDifferences,
  type RoundingAdjustment,
  type RoundingDifference,
} from './rounding-report';
import { type CellSteps, nearestSteps, STEP } from './wanyuan-steps';

/** `each`: every cell for itself. `balanced`: parts give way so that they add up to what their totals print. */
export type RoundingMode = 'each' | 'balanced';

export type Rounding = {
  /** The amount each cell prints, in 分, a whole number of 0.01 万元. Blank cells, — and counts are not here. */
  readonly printed: ReadonlyMap<AddressText, Amount>;
  readonly differences: readonly RoundingDifference[];
  readonly adjusted: readonly RoundingAdjustment[];
};

export const NO_ROUNDING: Rounding = { printed: new Map(), differences: [], adjusted: [] };

/**
 * A session in 万元 with two decimals, converted once from its exact amounts, half away from zero. `tables` are
 * those printed in 万元 (all of them unless said); nothing is compared with a table printed in 元.
 */
export function roundToWanyuan(
  session: Session,
  mode: RoundingMode,
  tables: ReadonlySet<string> = new Set(session.pack.tables.map(({ id }) => id)),
): Rounding {
  const calculation = session.calculation();
  const { structure, identities } = calculation.program;
  const rounded = roundedCells(structure, tables);
  const nearest = roundEach(calculation, rounded);
  const document = session.document();
  const ways =
    mode === 'each'
      ? [() => ({ steps: nearest, moved: 0, bounds: 0 })]
      : balancedWays(calculation, identities, document, nearest, rounded);
  let best: Told | undefined;
  for (const way of ways) {
    const made = way(best ? unequal(best.differences) : Number.POSITIVE_INFINITY);
    if (!made) continue;
    const found = {
      ...made,
      differences: findRoundingDifferences(calculation, identities, document, made.steps),
    };
    if (!best || isBetter(found, best)) best = found;
    // Few bounds taken as one may move fewer cells; of many some will not go together with the sums.
    if (found.differences.length === 0 && (made.bounds === 0 || made.bounds > FEW_BOUNDS)) break;
  }
  if (!best) throw new Error('There is always one way to round');
  return {
    printed: printedAmounts(structure, best.steps),
    differences: best.differences,
    adjusted: findAdjustments(calculation, nearest, best.steps),
  };
}

function printedAmounts({ cells }: Structure, steps: CellSteps): ReadonlyMap<AddressText, Amount> {
  const printed = new Map<AddressText, Amount>();
  for (const cell of cells) {
    const own = steps[cell.number];
    if (own !== undefined) printed.set(cell.text, own * STEP);
  }
  return printed;
}

/** Cells rounded one way. */
type Rounded = {
  readonly steps: CellSteps;
  /** How many cells do not print the nearest step. */
  readonly moved: number;
  /** How many bounds that are just reached had to be brought together. */
  readonly bounds: number;
};

const FEW_BOUNDS = 20;

type Told = Rounded & { readonly differences: Rounding['differences'] };

function isBetter(one: Told, other: Told): boolean {
  const [less, more] = [harm(one.differences), harm(other.differences)];
  return less < more || (less === more && one.moved < other.moved);
}

/** A sum that does not come out weighs more than any number of bounds passed by a step. */
function harm(differences: Rounding['differences']): number {
  return unequal(differences) * 100_000 + differences.length;
}

function unequal(differences: Rounding['differences']): number {
  return differences.filter(({ relation }) => relation === '=').length;
}

/** By cell number: 1 for the cells of amounts in tables that are printed in 万元, whether they have an amount or not. */
function roundedCells({ cells }: Structure, tables: ReadonlySet<string>): Uint8Array {
  const isOfKind = onceWithin(isRounded);
  const rounded = new Uint8Array(cells.size);
  for (const cell of cells) {
    const { book, table } = cell.place;
    if (book === undefined && tables.has(table.id) && isOfKind(cell.type)) rounded[cell.number] = 1;
  }
  return rounded;
}

/** Amounts are rounded where a table is printed in 万元; what has a unit of its own, and what is no amount, is not. */
function isRounded(type: ValueType): boolean {
  return quantumOf(type, 'wanyuan') === STEP && quantumOf(type, 'yuan') < STEP;
}

function roundEach({ shown }: Calculation, rounded: Uint8Array): CellSteps {
  return shown.map((value, cell) =>
    rounded[cell] === 1 && isNumber(value) ? nearestSteps(value) : undefined,
  );
}

/**
 * Cells of a just-reached bound brought together where possible, or, where that leaves some apart, taken as one, which
 * may tie the sums too tightly. A way with more than `mostLeft` sums left gives nothing.
 */
function balancedWays(
  calculation: Calculation,
  identities: readonly Identity[],
  document: ProjectDocument,
  nearest: CellSteps,
  rounded: Uint8Array,
): readonly ((mostLeft: number) => Rounded | undefined)[] {
  const { program, shown } = calculation;
  const { order } = program;
  const exact = exactIdentities(identities, shown, document, rounded);
  return [false, true].map((joinBounds) => (mostLeft) => {
    const equal = findEqualCells(exact, joinBounds, shown.length);
    const remainders = new Remainders(nearest, shown, equal.leaderOf);
    const equations = balanceEquations(calculation, order, equal);
    const bounds = balanceSteps(remainders, equations, mostLeft, shown.length);
    if (bounds === undefined) return undefined;
    let moved = 0;
    const steps = nearest.map((own, cell) => {
      const by = own === undefined ? 0 : remainders.moved(equal.leaderOf(cell));
      if (own === undefined || by === 0) return own;
      moved += 1;
      return own + BigInt(by);
    });
    return { steps, moved, bounds };
  });
}
