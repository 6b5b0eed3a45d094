import type { GridApi } from 'ag-grid-community';
import { useEffect, useMemo, useRef } from 'react';
import type { LayoutCell, TablePlane } from '#shared/layout/layout';
import { printedText } from '#shared/session/printed-text';
import { addressIndex } from './address-index';
import type { ContextRef } from './grid-context';
import type { GridRow } from './grid-row';
import { rowHeight, wrapsWords } from './row-heights';
import { DENSE_SIZE, type DrawnFit, USUAL_SIZE } from './use-fit';

type HeightOf = (params: { readonly data: GridRow | undefined }) => number;

/**
 * How high the grid draws each row of a table with words, kept so when a text or a column's width changes; `undefined` for a
 * table of amounts, whose rows are all alike.
 */
export function useRowHeights(
  api: GridApi<GridRow> | null,
  plane: TablePlane,
  fit: DrawnFit,
  context: ContextRef,
): HeightOf | undefined {
  const { session, zoom } = context.current;
  const wraps = useMemo(() => wrapsWords(plane), [plane]);
  const now = useRef({ fit, zoom });
  now.current = { fit, zoom };
  const heightOf = useMemo((): HeightOf => {
    const textOf = (cell: LayoutCell) => printedText(cell, context.current.session, context.current.scale);
    return ({ data }) => {
      const { fit, zoom } = now.current;
      const look = { widths: fit.widths, size: fit.dense ? DENSE_SIZE : USUAL_SIZE, zoom };
      return data ? rowHeight(data, look, textOf) : 0;
    };
  }, [context]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the heights follow the widths and the zoom
  useEffect(() => {
    if (wraps) api?.resetRowHeights();
  }, [api, wraps, fit, zoom]);

  useEffect(() => {
    if (!api || !wraps) return undefined;
    return session.subscribe(({ cells }) => {
      const places = addressIndex(plane);
      let moved = false;
      for (const address of cells) {
        const place = places.get(address);
        const node = place && api.getRowNode(place.row.key);
        if (!node) continue;
        const height = heightOf(node);
        if (height === node.rowHeight) continue;
        node.setRowHeight(height);
        moved = true;
      }
      if (moved) api.onRowHeightChanged();
    });
  }, [api, session, plane, wraps, heightOf]);

  return wraps ? heightOf : undefined;
}
