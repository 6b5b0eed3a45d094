import type { GridApi, IRowNode } from 'ag-grid-community';
import type { AddressText } from '#shared/document/address';
import type { GridPlace } from './address-index';
import { columnId, type GridRow } from './grid-row';

/** Redraws the cells at these addresses and no others; addresses of other tables are passed over. */
export function refreshAddresses(
  api: GridApi<GridRow>,
  places: ReadonlyMap<AddressText, GridPlace>,
  addresses: Iterable<AddressText>,
): void {
  const rowsOf = new Map<string, IRowNode<GridRow>[]>();
  for (const address of addresses) {
    const place = places.get(address);
    const node = place && api.getRowNode(place.rowKey);
    if (!place || !node) continue;
    for (const column of [place.column, ...place.beside]) {
      const id = columnId(column);
      rowsOf.set(id, [...(rowsOf.get(id) ?? []), node]);
    }
  }
  // `force`: a cell may change its kind (计算 → 改写) or mark while its text stays.
  for (const [id, rowNodes] of rowsOf) api.refreshCells({ rowNodes, columns: [id], force: true });
}
