/** Sums seen so far in echelon form: the group each of them was solved for, and its place in the order. */
export type Basis = {
  readonly rows: Map<number, { readonly place: number; readonly terms: ReadonlyMap<number, number> }>;
};

export function newBasis(): Basis {
  return { rows: new Map() };
}

/**
 * Whether a sum says anything that the earlier ones do not; if so it joins them. The row identity of 合计, for
 * instance, follows from the row identities of its leaves and the sums down the columns.
 */
export function isIndependent(basis: Basis, terms: ReadonlyMap<number, number>): boolean {
  const rest = new Map(terms);
  for (let solved = earliest(basis, rest); solved !== undefined; solved = earliest(basis, rest)) {
    substitute(basis, rest, solved);
  }
  if (rest.size === 0) return false;
  for (const [group, count] of rest) {
    if (Math.abs(count) !== 1) continue;
    basis.rows.set(group, { place: basis.rows.size, terms: rest });
    break;
  }
  return true;
}

/** Rows name only groups solved later, so that going by place ends. */
function earliest({ rows }: Basis, terms: ReadonlyMap<number, number>): number | undefined {
  let found: number | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const group of terms.keys()) {
    const place = rows.get(group)?.place ?? Number.POSITIVE_INFINITY;
    if (place < least) {
      found = group;
      least = place;
    }
  }
  return found;
}

function substitute({ rows }: Basis, terms: Map<number, number>, group: number): void {
  const row = rows.get(group);
  if (!row) return;
  // The count the row was solved for is 1 or -1, so that dividing by it is multiplying.
  const factor = (terms.get(group) ?? 0) * (row.terms.get(group) ?? 1);
  for (const [other, count] of row.terms) {
    const left = (terms.get(other) ?? 0) - factor * count;
    if (left === 0) terms.delete(other);
    else terms.set(other, left);
  }
}
