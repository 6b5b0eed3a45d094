import type { GridApi, IRowNode } from 'ag-grid-community';
import { useEffect, useLayoutEffect, useReducer, useRef } from 'react';
import { type AddressText, toAddress } from '#shared/document/address';
import type { TablePlane } from '#shared/layout/layout';
import { rowsOfLine } from '#shared/layout/rows-of-line';
import { changedMarks } from './failing-cells';
import type { GridContext } from './grid-context';
import { columnId, type GridRow } from './grid-row';
import { levelColumns } from './level-cells';
import { placeAt } from './place-at';

/** Redraws what a change touched: values the session names, marks that moved, everything on a change of scale. */
export function useGridRefresh(api: GridApi<GridRow> | null, plane: TablePlane, context: GridContext): void {
  const { session, scale, failing, highlighted, notes, overriding, threshold, zoom, widths } = context;
  const before = useRef(context);
  /** How often lines came or went: any cell may show something else then, in the rows that are given with this drawing. */
  const [turnover, turnOver] = useReducer((count: number) => count + 1, 0);
  const drawn = useRef({ api, plane, turnover });

  useLayoutEffect(() => {
    const last = drawn.current;
    drawn.current = { api, plane, turnover };
    if (api && last.api === api && (last.plane !== plane || last.turnover !== turnover)) api.refreshCells();
  }, [api, plane, turnover]);

  // With the drawing itself, so that no change comes between them.
  useLayoutEffect(() => {
    if (!api) return undefined;
    return session.subscribe((change) => {
      if (change.structure) turnOver();
      else refreshAddresses(api, plane, change.cells);
    });
  }, [api, session, plane]);

  useEffect(() => {
    const last = before.current;
    before.current = { session, scale, failing, highlighted, notes, overriding, threshold, zoom, widths };
    if (!api) return;
    if (last.scale !== scale || last.threshold !== threshold) {
      api.refreshCells();
      return;
    }
    const lit = [...highlighted].filter((cell) => !last.highlighted.has(cell));
    const noted = changedMarks(last.notes, notes);
    const unlit = [...last.highlighted].filter((cell) => !highlighted.has(cell));
    refreshAddresses(
      api,
      plane,
      new Set([...changedMarks(last.failing, failing), ...lit, ...unlit, ...noted]),
    );
  }, [api, plane, session, scale, failing, highlighted, notes, overriding, threshold, zoom, widths]);
}

/** Redraws the cells at these addresses that are drawn, and no others; addresses of other tables are passed over. */
function refreshAddresses(api: GridApi<GridRow>, plane: TablePlane, addresses: Iterable<AddressText>): void {
  const rowsOf = new Map<string, IRowNode<GridRow>[]>();
  const levels = levelColumns(plane.columns);
  let touchesLevels = false;
  const [first, last] = [api.getFirstDisplayedRowIndex(), api.getLastDisplayedRowIndex()];
  for (const address of addresses) {
    // A paste may change thousands: those out of sight need not be looked for.
    const rows = rowsOfLine(plane, toAddress(address).line);
    if (!rows.some((row) => row >= first && row <= last)) continue;
    const place = placeAt(plane, address);
    const node = place && api.getRowNode(place.row.key);
    if (!place || !node) continue;
    for (const column of [place.column, ...place.beside]) {
      const id = columnId(column);
      touchesLevels ||= levels.includes(column);
      const nodes = rowsOf.get(id);
      if (nodes) nodes.push(node);
      else rowsOf.set(id, [node]);
    }
  }
  // The library writes a text again only when it is another, and asks for the classes of a kind or mark either way.
  for (const [id, rowNodes] of rowsOf) api.refreshCells({ rowNodes, columns: [id] });
  // Whether a cell is drawn as one with its neighbours, these decide too.
  if (touchesLevels) api.refreshCells({ columns: levels.map(columnId) });
}
