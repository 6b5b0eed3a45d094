import type { ColumnNumber } from '../rule/rule';
import type { Table } from './pack';
import { panelColumns } from './table-shape';

/**
 * Rows that repeat (指标, 资金来源) are lines keyed by running numbers that nobody sees: they stand in the order of their
 * keys, and a gap of a thousand between two takes ten rows put in one after another at the same place.
 */
export const ROW_KEY_LENGTH = 6;
const GAP = 1_000;
const BEYOND = 10 ** ROW_KEY_LENGTH;

/** The keys of so many rows, begun anew. */
export function rowKeys(count: number): readonly string[] {
  return Array.from({ length: count }, (_, at) => written((at + 1) * GAP));
}

/** Most rows that a table takes: `rowKeys` has no more. */
export const MOST_ROWS = Math.floor((BEYOND - 1) / GAP);

/**
 * So many keys between two, in rising order; `undefined` before all or behind all. `undefined` is answered when there is
 * no room left: the rows have to be given new keys.
 */
export function keysBetween(
  before: string | undefined,
  after: string | undefined,
  count: number,
): readonly string[] | undefined {
  const from = before === undefined ? 0 : Number(before);
  const step =
    after === undefined
      ? Math.min(GAP, Math.floor((BEYOND - 1 - from) / count))
      : Math.floor((Number(after) - from) / (count + 1));
  return step < 1 ? undefined : Array.from({ length: count }, (_, at) => written(from + (at + 1) * step));
}

function written(key: number): string {
  return String(key).padStart(ROW_KEY_LENGTH, '0');
}

/** Its lines of the office's own are rows with running keys, which nobody sees. */
export function hasRows(table: Table): boolean {
  return table.panels.some(({ items }) => items.some((item) => item.kind === 'codes' && item.rows));
}

/** A row's name is written like a cell's value, in this column: those of packs count from 1. */
export const ROW_NAME: ColumnNumber = 0;

/** The printed title above the names of a table's rows. */
export function rowNameTitle({ panels }: Table): string {
  const named = panels.flatMap(panelColumns).find(({ shows }) => shows === 'name');
  return named?.title ?? '';
}
