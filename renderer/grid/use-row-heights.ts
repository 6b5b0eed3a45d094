import type { GridApi } from 'ag-grid-community';
import { useEffect, useMemo, useRef } from 'react';
import type { LayoutCell, TablePlane } from '#shared/layout/layout';
import { printedText } from '#shared/session/printed-text';
import { DENSE_SIZE, USUAL_SIZE } from './column-needs';
import type { ContextRef, GridContext } from './grid-context';
import type { GridRow } from './grid-row';
import { placeAt } from './place-at';
import { rowHeight } from './row-heights';
import type { DrawnFit } from './use-fit';

/** How high a row is drawn, in pixels. */
export type HeightOf = (row: { readonly data: GridRow | undefined }) => number;

type Drawn = { readonly plane: TablePlane; readonly fit: DrawnFit };

/** How high the grid draws the rows of a table with words; `undefined` for one of amounts, whose rows are all alike. */
export function useHeightOf({ plane, fit }: Drawn, context: ContextRef): HeightOf | undefined {
  const now = useRef(fit);
  now.current = fit;
  return useMemo(() => {
    if (!plane.holdsWords) return undefined;
    const textOf = (cell: LayoutCell) => printedText(cell, context.current.session, context.current.scale);
    return ({ data }) => {
      const { widths, dense } = now.current;
      const look = { widths, size: dense ? DENSE_SIZE : USUAL_SIZE, zoom: context.current.zoom };
      return data ? rowHeight(data, look, textOf) : 0;
    };
  }, [plane, context]);
}

/** Keeps the rows as high as their words when a text, a column's width or the zoom changes. */
export function useRowHeights(
  api: GridApi<GridRow> | null,
  { plane, fit, heightOf }: Drawn & { readonly heightOf: HeightOf | undefined },
  { session, zoom }: GridContext,
): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the heights follow the widths and the zoom
  useEffect(() => {
    if (heightOf) api?.resetRowHeights();
  }, [api, heightOf, fit, zoom]);

  useEffect(() => {
    if (!api || !heightOf) return undefined;
    return session.subscribe(({ cells }) => {
      let moved = false;
      for (const address of cells) {
        const place = placeAt(plane, address);
        const node = place && api.getRowNode(place.row.key);
        if (!node) continue;
        const height = heightOf(node);
        if (height === node.rowHeight) continue;
        node.setRowHeight(height);
        moved = true;
      }
      if (moved) api.onRowHeightChanged();
    });
  }, [api, session, plane, heightOf]);
}
