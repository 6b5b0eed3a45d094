import type { ValueType } from '../amount/amount';
import type { Table } from '../pack/pack';
import type { CodedLine } from '../pack/table-shape';
import { tableLines } from '../pack/table-shape';

/** Line key → how its values are written, in the table's order; lines the pack does not know hold amounts. */
export function typesOf(
  table: Table | undefined,
  coded: readonly CodedLine[],
): ReadonlyMap<string, ValueType> {
  const lines = table ? tableLines(table, coded) : [];
  return new Map(lines.map((line) => [line.key, line.fixed?.type ?? 'amount']));
}
