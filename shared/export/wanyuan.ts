import { type Amount, isNumber } from '../amount/amount';
import type { AddressText } from '../document/address';
import type { CellNumber } from '../engine/cell-numbers';
import { numberedCell, orderedCells } from '../engine/structure';
import type { ValueType } from '../kind/kinds';
import { quantumOf } from '../kind/value-text';
import { type Calculation, calculationOf } from '../session/calculation';
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
import { nearestSteps, STEP } from './wanyuan-steps';

/** `each`: every cell for itself. `balanced`: parts give way so that they add up to what their totals print. */
export type RoundingMode = 'each' | 'balanced';

export type Rounding = {
  /** The amount each cell prints, in 分, a whole number of 0.01 万元. Blank cells, — and counts are not here. */
  readonly printed: ReadonlyMap<AddressText, Amount>;
  readonly differences: readonly RoundingDifference[];
  readonly adjusted: readonly RoundingAdjustment[];
};

/** By cell number, whole steps of 0.01 万元. */
type Steps = ReadonlyMap<CellNumber, bigint>;

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
  const calculation = calculationOf(session);
  const document = session.document();
  const nearest = roundEach(calculation, tables);
  const ways = mode === 'each' ? [() => nearest] : balancedWays(session, calculation, nearest, tables);
  let best: { readonly steps: Steps; readonly differences: Rounding['differences'] } | undefined;
  for (const way of ways) {
    const steps = way(best ? unequal(best.differences) : Number.POSITIVE_INFINITY);
    if (!steps) continue;
    const differences = findRoundingDifferences(calculation, document, steps);
    if (!best || harm(differences) < harm(best.differences)) best = { steps, differences };
    if (differences.length === 0) break;
  }
  if (!best) throw new Error('There is always one way to round');
  const { structure } = calculation.program;
  return {
    printed: new Map(
      [...best.steps].map(([cell, steps]) => [numberedCell(structure, cell).text, steps * STEP]),
    ),
    differences: best.differences,
    adjusted: findAdjustments(calculation, nearest, best.steps),
  };
}

/** A sum that does not come out weighs more than any number of bounds passed by a step. */
function harm(differences: Rounding['differences']): number {
  return unequal(differences) * 100_000 + differences.length;
}

function unequal(differences: Rounding['differences']): number {
  return differences.filter(({ relation }) => relation === '=').length;
}

function roundEach({ program, shown }: Calculation, tables: ReadonlySet<string>): Steps {
  const steps = new Map<CellNumber, bigint>();
  for (const { number, address, type } of orderedCells(program.structure)) {
    const value = shown[number] ?? null;
    if (!isRounded(type) || address.book !== undefined || !tables.has(address.table) || !isNumber(value))
      continue;
    steps.set(number, nearestSteps(value));
  }
  return steps;
}

/** Amounts are rounded where a table is printed in 万元; what has a unit of its own, and what is no amount, is not. */
function isRounded(type: ValueType): boolean {
  return quantumOf(type, 'wanyuan') === STEP && quantumOf(type, 'yuan') < STEP;
}

/**
 * Cells of a just-reached bound brought together where possible, or, where that leaves some apart, taken as one, which
 * may tie the sums too tightly. A way with more than `mostLeft` sums left gives nothing.
 */
function balancedWays(
  session: Session,
  calculation: Calculation,
  nearest: Steps,
  tables: ReadonlySet<string>,
): readonly ((mostLeft: number) => Steps | undefined)[] {
  const { program, shown } = calculation;
  const printed = new Uint8Array(program.structure.cells.length);
  for (const { number, address, type } of orderedCells(program.structure))
    if (isRounded(type) && address.book === undefined && tables.has(address.table)) printed[number] = 1;
  const isPrinted = (cell: CellNumber): boolean => printed[cell] === 1;
  const exactly = exactIdentities(calculation, session.document(), isPrinted);
  return [false, true].map((joinBounds) => (mostLeft) => {
    const equal = findEqualCells(exactly, joinBounds, shown.length);
    const remainders = new Remainders(nearest, shown, equal.leaderOf);
    if (!balanceSteps(remainders, balanceEquations(calculation, equal), mostLeft, shown.length))
      return undefined;
    const steps = new Map<CellNumber, bigint>();
    for (const [cell, own] of nearest) {
      const moved = remainders.moved(equal.leaderOf(cell));
      steps.set(cell, moved === 0 ? own : own + BigInt(moved));
    }
    return steps;
  });
}
