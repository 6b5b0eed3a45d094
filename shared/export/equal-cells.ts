import { isNumber } from '../amount/amount';
import type { Relation } from '../amount/rounding';
import type { ProjectDocument } from '../document/document';
import type { CellNumber } from '../engine/cell-numbers';
import { type Identity, isLinear } from '../engine/identity';
import { judge } from '../engine/judge';
import { sumSide } from '../engine/running-sums';
import type { Side } from '../engine/side';
import { present } from '../kit/assert';
import type { Calculation } from '../session/calculation';

/** Identities that hold to the 分 among the cells printed together, and the groups of cells they make equal. */
export type EqualCells = {
  readonly identities: readonly Identity[];
  /** The cell that stands for all that must print as one. */
  readonly leaderOf: (cell: CellNumber) => CellNumber;
};

/**
 * Cells that an identity makes equal (one amount on each side) print the same: they become one. `joinBounds`: so do
 * the cells of an upper or lower bound that is just reached; otherwise such a bound is one more equality to aim at.
 */
/** Relations that last digits can be moved to keep. */
const BOUNDS: readonly Relation[] = ['=', '<=', '>='];

export function findEqualCells(
  calculation: Calculation,
  document: ProjectDocument,
  isPrinted: (cell: CellNumber) => boolean,
  joinBounds: boolean,
): EqualCells {
  const { program, shown } = calculation;
  const leaders = new Map<CellNumber, number>();
  const leaderOf = (cell: CellNumber): number => {
    let leader = cell;
    for (let next = leaders.get(leader); next !== undefined; next = leaders.get(leader)) leader = next;
    return leader;
  };
  const exact = program.identities.filter((identity) => {
    const { left, right } = identity;
    // What is rounded is sums; a product of printed numbers is nobody's to keep.
    if (!isLinear(identity) || !BOUNDS.includes(identity.relation)) return false;
    if (![...left.cells, ...right.cells].every(isPrinted)) return false;
    if (judge(identity, shown, document).state !== 'pass') return false;
    return amountOf(left, calculation) === amountOf(right, calculation);
  });
  for (const { relation, left, right } of exact) {
    if (relation !== '=' && !joinBounds) continue;
    const one = onlyAmount(left, calculation);
    const other = onlyAmount(right, calculation);
    if (one === undefined || other === undefined) continue;
    const [first, second] = [leaderOf(one), leaderOf(other)].toSorted((a, b) => a - b);
    if (first !== second) leaders.set(present(second, 'two leaders'), present(first, 'two leaders'));
  }
  const identities = exact.filter(({ relation }) => relation === '=' || !joinBounds);
  return { identities, leaderOf };
}

function amountOf(side: Side, { shown }: Calculation): bigint {
  const { value } = sumSide(side, shown);
  return isNumber(value) ? value : 0n;
}

/** The one cell of a side that holds an amount other than 0, when there is nothing else on it. */
function onlyAmount({ cells, signs, constant }: Side, { shown }: Calculation): number | undefined {
  if (constant !== 0n) return undefined;
  const held = [...cells.entries()].filter(([, cell]) => isNumber(shown[cell] ?? null) && shown[cell] !== 0n);
  const [only] = held;
  return held.length === 1 && only !== undefined && signs[only[0]] === 1 ? only[1] : undefined;
}
