import { cellsOf, type FinishedCell, type FinishedTable } from '#shared/finished/finished-document';
import { greatest } from '#shared/kit/lists';

/** A place of a drawn row: a cell, or the empty room of a row that begins or ends short. */
export type AuditCell = FinishedCell | { readonly column: number; readonly text?: undefined };

/** The rows of a table as they are drawn: what a span covers is left out, and what no cell covers is room. */
export function auditRows(table: FinishedTable): readonly (readonly AuditCell[])[] {
  const cells = cellsOf(table);
  const height = greatest(
    cells.map(({ row, rowSpan = 1 }) => row + rowSpan),
    0,
  );
  const width = greatest(
    cells.map(({ column, columnSpan = 1 }) => column + columnSpan),
    0,
  );
  const covered = Array.from({ length: height }, () => new Map<number, FinishedCell | null>());
  for (const cell of cells) {
    for (let row = cell.row; row < cell.row + (cell.rowSpan ?? 1); row += 1)
      for (let column = cell.column; column < cell.column + (cell.columnSpan ?? 1); column += 1)
        covered[row]?.set(column, null);
    covered[cell.row]?.set(cell.column, cell);
  }
  return covered.map((row) =>
    Array.from({ length: width }, (_, column) => column).flatMap((column): readonly AuditCell[] => {
      const cell = row.get(column);
      if (cell === null) return [];
      return [cell ?? { column }];
    }),
  );
}
