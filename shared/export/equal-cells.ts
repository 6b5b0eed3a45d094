import { type CellValue, isNumber } from '../amount/amount';
import type { Relation } from '../amount/rounding';
import type { ProjectDocument } from '../document/document';
import type { CellNumber } from '../engine/cell-numbers';
import { type Identity, isLinear } from '../engine/identity';
import { judge } from '../engine/judge';
import type { Side } from '../engine/side';

/** Relations that last digits can be moved to keep. */
const BOUNDS: readonly Relation[] = ['=', '<=', '>='];

export type ExactIdentity = {
  readonly identity: Identity;
  /** The two cells that it makes equal, where it does. */
  readonly equal: readonly [CellNumber, CellNumber] | undefined;
};

/**
 * The identities that hold to the 分 among cells that are printed together, with the one amount of each side that has
 * but one.
 *
 * @param printed by cell: 1 for those that are printed together
 */
export function exactIdentities(
  identities: readonly Identity[],
  shown: readonly CellValue[],
  document: ProjectDocument,
  printed: Uint8Array,
): readonly ExactIdentity[] {
  const isPrinted = (cell: CellNumber): boolean => printed[cell] === 1;
  const exact: ExactIdentity[] = [];
  for (const identity of identities) {
    const { left, right, relation } = identity;
    // What is rounded is sums; a product of printed numbers is nobody's to keep.
    if (!isLinear(identity) || !BOUNDS.includes(relation)) continue;
    if (!left.cells.every(isPrinted) || !right.cells.every(isPrinted)) continue;
    const { state, actual, expected } = judge(identity, shown, document);
    if (state !== 'pass' || actual !== expected) continue;
    const one = onlyAmount(left, shown);
    const other = one === undefined ? undefined : onlyAmount(right, shown);
    exact.push({ identity, equal: one === undefined || other === undefined ? undefined : [one, other] });
  }
  return exact;
}

/** What remains to be kept once cells that print the same are taken as one. */
export type EqualCells = {
  /** Those that say more than that two cells are one. */
  readonly identities: readonly Identity[];
  /** The cell that stands for all that must print as one. */
  readonly leaderOf: (cell: CellNumber) => CellNumber;
};

/**
 * Cells that an identity makes equal (one amount on each side) print the same: they become one. `joinBounds`: so do
 * the cells of an upper or lower bound that is just reached; otherwise such a bound is one more equality to aim at.
 *
 * @param cells more than any cell's number
 */
export function findEqualCells(
  exact: readonly ExactIdentity[],
  joinBounds: boolean,
  cells: number,
): EqualCells {
  // 0: it leads itself; otherwise one more than a cell nearer to its leader.
  const nearer = new Int32Array(cells);
  const leaderOf = (cell: CellNumber): number => {
    let leader = cell;
    for (let next = nearer[leader] ?? 0; next !== 0; next = nearer[leader] ?? 0) leader = next - 1;
    return leader;
  };
  const identities: Identity[] = [];
  for (const { identity, equal } of exact) {
    if (identity.relation !== '=' && joinBounds && equal === undefined) continue;
    if (equal === undefined || (identity.relation !== '=' && !joinBounds)) {
      identities.push(identity);
      continue;
    }
    const [one, other] = [leaderOf(equal[0]), leaderOf(equal[1])];
    if (one !== other) nearer[Math.max(one, other)] = Math.min(one, other) + 1;
  }
  // A leader has a smaller number than all whom it leads: in their order each is one step from its own.
  for (let cell = 0; cell < cells; cell += 1) if (nearer[cell] !== 0) nearer[cell] = leaderOf(cell) + 1;
  return { identities, leaderOf };
}

/** The one cell of a side that holds an amount other than 0, when there is nothing else on it. */
function onlyAmount({ cells, signs, constant }: Side, shown: readonly CellValue[]): CellNumber | undefined {
  if (constant !== 0n) return undefined;
  let only: number | undefined;
  for (let at = 0; at < cells.length; at += 1) {
    const value = shown[cells[at] ?? 0] ?? null;
    if (!isNumber(value) || value === 0n) continue;
    if (only !== undefined) return undefined;
    only = at;
  }
  return only !== undefined && signs[only] === 1 ? cells[only] : undefined;
}
