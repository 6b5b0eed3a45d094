import { type AddressText, toAddress } from '#shared/document/address';
import type { LayoutRow, TablePlane } from '#shared/layout/layout';
import { rowsOfLine } from '#shared/layout/rows-of-line';

export type GridPlace = {
  readonly row: LayoutRow;
  readonly column: number;
  /** Columns that show something about it besides: last year, the change. */
  readonly beside: readonly number[];
};

/** Where an address stands in the grid; undefined: it is of another table, or is not printed. */
export function placeAt(plane: TablePlane, address: AddressText): GridPlace | undefined {
  for (const at of rowsOfLine(plane, toAddress(address).line)) {
    const row = plane.body[at];
    const own = row?.cells.find(({ content }) => content.kind === 'cell' && content.address === address);
    if (!row || !own) continue;
    const beside = row.cells.filter(
      ({ content }) => content.kind === 'compared' && content.address === address,
    );
    return { row, column: own.column, beside: beside.map(({ column }) => column) };
  }
  return undefined;
}
