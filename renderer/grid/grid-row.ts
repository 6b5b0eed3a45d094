import type { LayoutCell, LayoutRow, TablePlane } from '#shared/layout/layout';

/** One grid row: a printed row with its cells found by physical column. Carries no values. */
export type GridRow = {
  readonly key: string;
  readonly kind: LayoutRow['kind'];
  /** Cells by the column they start in. */
  readonly starting: ReadonlyMap<number, LayoutCell>;
  /** Cells by every column they cover. */
  readonly covering: ReadonlyMap<number, LayoutCell>;
};

export function gridRows(rows: readonly LayoutRow[]): GridRow[] {
  return rows.map(gridRow);
}

/** The printed row of column numbers (栏次), which stays in sight above the lines. */
export function columnNumberRows(plane: TablePlane): GridRow[] {
  return gridRows(plane.header.filter(({ kind }) => kind === 'column-numbers'));
}

/** Of some thousand rows those in sight are asked for their cells; the others need not know them. */
function gridRow(row: LayoutRow): GridRow {
  let cells: Pick<GridRow, 'starting' | 'covering'> | undefined;
  const found = () => {
    cells ??= cellsByColumn(row);
    return cells;
  };
  return {
    key: row.key,
    kind: row.kind,
    get starting() {
      return found().starting;
    },
    get covering() {
      return found().covering;
    },
  };
}

function cellsByColumn(row: LayoutRow): Pick<GridRow, 'starting' | 'covering'> {
  const starting = new Map<number, LayoutCell>();
  const covering = new Map<number, LayoutCell>();
  for (const cell of row.cells) {
    starting.set(cell.column, cell);
    for (let at = 0; at < cell.columnSpan; at += 1) covering.set(cell.column + at, cell);
  }
  return { starting, covering };
}

export function columnId(column: number): string {
  return `c${column}`;
}

export function columnOf(id: string): number {
  return Number(id.slice(1));
}
