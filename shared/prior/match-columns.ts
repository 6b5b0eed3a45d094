import { greatest } from '../kit/lists';
import { normalName } from '../kit/same-name';
import type { Table } from '../pack/pack';
import type { ColumnNumber } from '../rule/rule';
import { wantedColumns } from '../workbook/wanted-columns';

/** The names over one amount column, each a set of equal spellings; a column may stand in several panels. */
type ColumnNames = { readonly column: ColumnNumber; readonly words: readonly (readonly string[])[] };

/** A name that both have counts for more than names that one of them has more. */
const SHARED = 10;

/**
 * Which amount column of another pack's table says what a column of this one says: column → column. By names and the
 * groups above them in whatever order (预算数 over 合计, or 合计 over 预算数). Only pairs that are each other's best.
 */
export function matchColumns(table: Table, other: Table): ReadonlyMap<number, number> {
  const ours = namesOf(table);
  const theirs = namesOf(other);
  const pairs = new Map<number, number>();
  for (const { number } of table.columns) {
    const best = bestOf(number, ours, theirs);
    if (best !== undefined && bestOf(best, theirs, ours) === number) pairs.set(number, best);
  }
  return pairs;
}

function namesOf(table: Table): ColumnNames[] {
  return wantedColumns(table).flatMap(({ column, words }) => {
    if (column.amount === undefined) return [];
    const [leaf = [], ...groups] = words;
    const own = column.counterparts.length > 0 ? column.counterparts.map(normalName) : leaf;
    return [{ column: column.amount, words: [own, ...groups] }];
  });
}

/** The one column that fits best; none when two fit alike. */
function bestOf(
  column: ColumnNumber,
  from: readonly ColumnNames[],
  to: readonly ColumnNames[],
): number | undefined {
  const scores = new Map<number, number>();
  for (const one of from) {
    if (one.column !== column) continue;
    for (const other of to) {
      scores.set(other.column, Math.max(scores.get(other.column) ?? 0, likeness(one.words, other.words)));
    }
  }
  const highest = greatest(scores.values(), 0);
  const best = [...scores].filter(([, score]) => score === highest);
  return highest > 0 && best.length === 1 ? best[0]?.[0] : undefined;
}

/** Every name of the shorter one must be among those of the longer. */
function likeness(one: ColumnNames['words'], other: ColumnNames['words']): number {
  const [shorter, longer] = one.length <= other.length ? [one, other] : [other, one];
  const left = [...longer];
  for (const names of shorter) {
    const at = left.findIndex((candidate) => candidate.some((name) => names.includes(name)));
    if (at < 0) return 0;
    left.splice(at, 1);
  }
  return SHARED * shorter.length - left.length;
}
