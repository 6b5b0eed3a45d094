import type { GridApi } from 'ag-grid-community';
import { useEffect, useRef } from 'react';
import type { AddressText } from '#shared/document/address';
import type { GridPlace } from './address-index';
import { changedMarks } from './failing-cells';
import type { GridContext } from './grid-context';
import type { GridRow } from './grid-row';
import { refreshAddresses } from './refresh-cells';

/** Redraws what a change touched: values the session names, marks that moved, everything on a change of scale. */
export function useGridRefresh(
  api: GridApi<GridRow> | null,
  places: ReadonlyMap<AddressText, GridPlace>,
  context: GridContext,
): void {
  const { session, scale, failing, highlighted, notes, overriding, threshold, zoom, widths } = context;
  const before = useRef(context);

  useEffect(() => {
    if (!api) return undefined;
    // A change may have come between the grid's first drawing and this subscription.
    api.refreshCells();
    return session.subscribe((change) => {
      if (change.structure) api.refreshCells({ force: true });
      else refreshAddresses(api, places, change.cells);
    });
  }, [api, session, places]);

  useEffect(() => {
    const last = before.current;
    before.current = { session, scale, failing, highlighted, notes, overriding, threshold, zoom, widths };
    if (!api) return;
    if (last.scale !== scale || last.threshold !== threshold) {
      api.refreshCells({ force: true });
      return;
    }
    const lit = [...highlighted].filter((cell) => !last.highlighted.has(cell));
    const noted = changedMarks(last.notes, notes);
    const unlit = [...last.highlighted].filter((cell) => !highlighted.has(cell));
    refreshAddresses(
      api,
      places,
      new Set([...changedMarks(last.failing, failing), ...lit, ...unlit, ...noted]),
    );
  }, [api, places, session, scale, failing, highlighted, notes, overriding, threshold, zoom, widths]);
}
