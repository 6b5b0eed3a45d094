import type { ValueType } from '../kind/kinds';
import type { ColumnNumber, LineKey, TableId } from '../rule/rule';
import type { Table } from './pack';
import { tableLines, typeAt } from './table-shape';

/** What a cell takes that stands in every project; `undefined`: the tables have no such cell, or it is printed as —. */
export function fixedCellType(
  tables: readonly Table[],
  cell: { readonly table: TableId; readonly line: LineKey; readonly column: ColumnNumber },
): ValueType | undefined {
  const table = tables.find(({ id }) => id === cell.table);
  const line = table && tableLines(table, []).find(({ key }) => key === cell.line);
  return line?.columns.includes(cell.column) && !line.fixed?.notApplicable.includes(cell.column)
    ? typeAt(table as Table, line, cell.column)
    : undefined;
}
