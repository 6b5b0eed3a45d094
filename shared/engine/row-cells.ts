import { type CellValue, isNothing, isText, textOf } from '../amount/amount';
import { optionsOf, plainText } from '../kind/value-text';
import { columnWords } from '../pack/column-words';
import { type TableLine, typeAt } from '../pack/table-shape';
import type { Reference } from '../rule/rule';
import { keysOf } from './anchors';
import type { Cell } from './cell-numbers';
import type { PredicateContext } from './predicate';
import { columnsOf, fixedLines, tablesOf } from './select-cells';
import type { TableCells } from './structure';

/** A line that a reference of a named check reaches, with its cells in the order of the reference's columns. */
export type RowCells = {
  readonly tables: TableCells;
  readonly line: TableLine;
  readonly cells: readonly Cell[];
};

/** What a reference of a named check reaches, line by line; lines without any of the columns are left out. */
export function rowsOf(
  { line, column, ...reference }: Reference,
  { structure }: PredicateContext,
): readonly RowCells[] {
  const tables = tablesOf({ line, column, ...reference }, structure);
  if (!tables || line.kind === 'relative' || line.kind === 'codes-of') return [];
  const keys = line.kind === 'every' ? keysOf(tables, line.which) : fixedLines(line, tables);
  const columns = columnsOf(column, undefined);
  return keys.flatMap((key): RowCells[] => {
    const known = tables.byKey.get(key);
    const numbers = known ? columns.flatMap((one) => known.get(one) ?? []) : [];
    const cells = numbers.flatMap((number) => structure.cells.get(number) ?? []);
    const now = tables.lines.find((one) => one.key === key);
    return now && cells.length > 0 ? [{ tables, line: now, cells }] : [];
  });
}

/** A row that the form prints although nobody wrote anything in it. */
export function isUnused({ tables, line, cells }: RowCells, shown: readonly CellValue[]): boolean {
  if (line.fixed) return false;
  const columns =
    tables.byKey.get(line.key)?.entries() ?? cells.map(({ column, number }) => [column, number] as const);
  return (
    line.label.trim() === '' &&
    columns.every(([column, number]) => {
      // What is chosen from a list names the place of the row, as the form prints it.
      const isChosen = optionsOf(typeAt(tables.table, line, column)).length > 0;
      return isChosen || isNothing(shown[number] ?? null);
    })
  );
}

/** What a cell shows as words; empty: nothing. */
export function wordsIn({ number, type }: Cell, shown: readonly CellValue[]): string {
  const value = shown[number] ?? null;
  if (isText(value)) return textOf(value);
  return typeof value === 'bigint' ? plainText(value, type) : '';
}

/** `指标“受益人数”的权重`. */
export function placeInWords({ tables, line }: RowCells, cell: Cell | undefined): string {
  const { table } = tables;
  const column = cell ? columnWords(table, line.key, cell.column) : '';
  const label = line.label.trim() === '' ? '没有名称的行' : `“${line.label.trim()}”`;
  return `${table.shortTitle}${label}${column === '' ? '' : `的${column}`}`;
}
