import type { AddressText } from '#shared/document/address';
import type { LayoutRow, TablePlane } from '#shared/layout/layout';

export type GridPlace = {
  readonly rowKey: string;
  readonly column: number;
  /** Columns that show something about it besides: last year, the change. */
  readonly beside: readonly number[];
};

/** Where each address of the table stands in the grid. */
export function addressIndex(plane: TablePlane): ReadonlyMap<AddressText, GridPlace> {
  const places = new Map<AddressText, GridPlace>();
  for (const row of plane.body) {
    for (const { column, content } of row.cells) {
      if (content.kind === 'cell') {
        places.set(content.address, { rowKey: row.key, column, beside: besideOf(row, content.address) });
      }
    }
  }
  return places;
}

function besideOf({ cells }: LayoutRow, address: AddressText): number[] {
  return cells.flatMap(({ column, content }) =>
    content.kind === 'compared' && content.address === address ? [column] : [],
  );
}
