import type { AddressText } from '#shared/document/address';
import { oncePer } from '#shared/kit/once-per';
import type { LayoutRow, TablePlane } from '#shared/layout/layout';

export type GridPlace = {
  readonly row: LayoutRow;
  readonly column: number;
  /** Columns that show something about it besides: last year, the change. */
  readonly beside: readonly number[];
};

/** Where each address of the table stands in the grid. Only what changes is looked up: nothing of it is made to draw a table. */
export const addressIndex: (plane: TablePlane) => ReadonlyMap<AddressText, GridPlace> = oncePer((plane) => {
  const places = new Map<AddressText, GridPlace>();
  for (const row of plane.body) {
    for (const { column, content } of row.cells) {
      if (content.kind === 'cell') places.set(content.address, { row, column, beside: NONE });
    }
    for (const { column, content } of row.cells) {
      const place = content.kind === 'compared' ? places.get(content.address) : undefined;
      if (content.kind === 'compared' && place)
        places.set(content.address, { ...place, beside: [...place.beside, column] });
    }
  }
  return places;
});

const NONE: readonly number[] = [];
