import type { ColDef, ColGroupDef } from 'ag-grid-community';
import type { LayoutCell, TablePlane } from '#shared/layout/layout';
import { columnId, type GridRow } from './grid-row';

export type GridColumn = ColDef<GridRow, string>;
export type GridColumns = (GridColumn | ColGroupDef<GridRow>)[];

/**
 * Turns the printed, merged header into nested column groups. `column` completes each leaf (width, behaviour).
 * A header cell that reaches down over several rows is a leaf, or a group without title levels below it.
 */
export function layoutColumns(
  plane: Pick<TablePlane, 'columns' | 'header'>,
  column: (index: number) => GridColumn,
  /** Columns before it are pinned: a header cell over the seam is drawn in two parts, named once. */
  seam = 0,
): GridColumns {
  const rows = plane.header.filter(({ kind }) => kind === 'header').map(({ cells }) => cells);
  const leaf = (index: number, headerName: string, isLow: boolean): GridColumn => ({
    ...column(index),
    // Below a group that reaches down the column stays in the lowest row, level with its neighbours.
    ...(isLow ? { suppressSpanHeaderHeight: true } : {}),
    colId: columnId(index),
    headerName,
  });
  const build = (from: number, to: number, level: number, isLow = false): GridColumns => {
    const columns: GridColumns = [];
    for (let index = from; index < to; ) {
      const cell = cellAt(rows, index, level);
      if (!cell) {
        columns.push(leaf(index, '', isLow));
        index += 1;
        continue;
      }
      const { text, end } = { text: headerText(cell), end: index + cell.columnSpan };
      const isLeaf = cell.columnSpan === 1 && level + cell.rowSpan >= rows.length;
      if (isLeaf) {
        columns.push(leaf(index, text, isLow));
      } else {
        const group = (headerName: string, first: number, last: number, goesOn = false) => ({
          headerName,
          children: build(first, last, level + cell.rowSpan, cell.rowSpan > 1),
          headerClass: [...(cell.rowSpan > 1 ? ['reaches-down'] : []), ...(goesOn ? ['goes-on'] : [])],
          marryChildren: true,
        });
        const crosses = index < seam && seam < end;
        columns.push(group(text, index, crosses ? seam : end, crosses));
        if (crosses) columns.push(group('', seam, end));
      }
      index = end;
    }
    return columns;
  };
  return build(0, plane.columns.length, 0);
}

function cellAt(
  rows: readonly (readonly LayoutCell[])[],
  column: number,
  level: number,
): LayoutCell | undefined {
  return rows[level]?.find((cell) => cell.column === column);
}

function headerText(cell: LayoutCell): string {
  return cell.content.kind === 'text' ? cell.content.text : '';
}
