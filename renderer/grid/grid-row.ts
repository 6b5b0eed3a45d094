import { oncePer } from '#shared/kit/once-per';
import type { LayoutCell, LayoutRow, TablePlane } from '#shared/layout/layout';

/** One grid row: a printed row with its cells found by the physical column they start in. Carries no values. */
export type GridRow = {
  readonly key: string;
  readonly kind: LayoutRow['kind'];
  readonly starting: ReadonlyMap<number, LayoutCell>;
};

/** The rows as the library gets them; of a row that stays the same object, so that it sees which came and went. */
export function gridRows(rows: readonly LayoutRow[]): GridRow[] {
  return rows.map(gridRow);
}

/** The printed row of column numbers (栏次), which stays in sight above the lines. */
export function columnNumberRows(header: TablePlane['header']): GridRow[] {
  return gridRows(header.filter(({ kind }) => kind === 'column-numbers'));
}

/** Of some thousand rows those in sight are asked for their cells. A class, of which as many are soon made. */
class LazyGridRow implements GridRow {
  readonly key: string;
  readonly kind: LayoutRow['kind'];
  readonly #row: LayoutRow;
  #starting: GridRow['starting'] | undefined;

  constructor(row: LayoutRow) {
    this.key = row.key;
    this.kind = row.kind;
    this.#row = row;
  }

  get starting(): GridRow['starting'] {
    this.#starting ??= new Map(this.#row.cells.map((cell) => [cell.column, cell]));
    return this.#starting;
  }
}

const gridRow = oncePer((row: LayoutRow): GridRow => new LazyGridRow(row));

export function columnId(column: number): string {
  return `c${column}`;
}

export function columnOf(id: string): number {
  return Number(id.slice(1));
}
