import type { AddressText } from '#shared/document/address';
import type { TableLayout } from '#shared/layout/layout';

export type GridPlace = { readonly rowKey: string; readonly column: number };

/** Where each address of the table stands in the grid. */
export function addressIndex(layout: TableLayout): ReadonlyMap<AddressText, GridPlace> {
  const places = new Map<AddressText, GridPlace>();
  for (const row of layout.body) {
    for (const { column, content } of row.cells) {
      if (content.kind === 'cell') places.set(content.address, { rowKey: row.key, column });
    }
  }
  return places;
}
