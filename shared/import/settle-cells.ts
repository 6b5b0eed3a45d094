import { type CellValue, isNumber, sameValue } from '../amount/amount';
import { compare } from '../amount/rounding';
import type { Entry, TableContent } from '../document/document';
import type { Cell } from '../engine/cell-numbers';
import type { Engine } from '../engine/engine';
import { quantumOf } from '../kind/value-text';
import type { ColumnNumber, LineKey, TableId } from '../rule/rule';

/**
 * What becomes of a derived cell that was printed: left to its formula, where it gives what is printed or nothing is;
 * kept as 尾差; or kept as 改写, where it says something else.
 */
export type SettledCell = {
  readonly cell: Cell;
  readonly printed: CellValue;
  readonly computed: CellValue;
  readonly as: 'blank' | 'computed' | 'rounded' | 'override';
};

/**
 * Printed tables, every cell entered, with what formulas give left to them. `engine` was started over the printed
 * values; cells of other books are not looked at.
 */
export function settleCells(
  engine: Engine,
  printed: ReadonlyMap<TableId, TableContent>,
): { readonly tables: ReadonlyMap<TableId, TableContent>; readonly cells: readonly SettledCell[] } {
  const entries = new Map<TableId, Map<LineKey, Map<ColumnNumber, Entry>>>();
  for (const [id, content] of printed)
    entries.set(id, new Map([...content.entries].map(([line, columns]) => [line, new Map(columns)])));
  const cells: SettledCell[] = [];
  for (const cell of engine.cells()) {
    if (!engine.derivation(cell.number) || cell.place.book !== undefined) continue;
    const { table, line, column } = cell.address;
    const value = printed.get(table)?.entries.get(line)?.get(column)?.value ?? null;
    const columns = entries.get(table)?.get(line);
    const as = settled(engine, cell, value, printed.get(table));
    if (as === 'blank' || as === 'computed') columns?.delete(column);
    else if (as === 'rounded') columns?.set(column, { value, rounded: true });
    cells.push({ cell, printed: value, computed: engine.computed(cell.number) ?? null, as });
  }
  const tables = [...printed].map(([id, content]): [TableId, TableContent] => [
    id,
    { ...content, entries: new Map([...(entries.get(id) ?? [])].filter(([, columns]) => columns.size > 0)) },
  ]);
  return { tables: new Map(tables), cells };
}

/** A printed total that differs from its formula by no more than the rounding of its terms is 尾差. */
function settled(
  engine: Engine,
  { number, type }: Cell,
  value: CellValue,
  content: TableContent | undefined,
): SettledCell['as'] {
  const computed = engine.computed(number) ?? null;
  if (value === null) return 'blank';
  if (sameValue(value, computed)) return 'computed';
  if (!isNumber(value)) return 'override';
  const shown = (engine.derivation(number)?.right.cells ?? []).map((cell) => engine.shown(cell));
  const terms = Math.max(1, shown.filter(isNumber).length);
  const step = quantumOf(type, content?.scale ?? 'yuan');
  const close = compare(value, '=', isNumber(computed) ? computed : 0n, terms, step) !== 'fail';
  return close ? 'rounded' : 'override';
}
